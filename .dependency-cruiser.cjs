/** Which way imports may run; every rule is an error. The order of features is that of src/features.ts. */
const ORDER = [
  ['members'],
  ['audit'],
  ['auth'],
  ['teams'],
  ['boards', 'statuses', 'ranking'],
  ['community'],
  ['attachments', 'screening'],
  ['ideas'],
  ['votes', 'comments', 'follows'],
  ['triage', 'search', 'merging'],
  ['adoptions', 'archiving', 'promises'],
  ['storms', 'moderation'],
  ['reputation'],
  ['notifications', 'live'],
  ['insights', 'account'],
  ['imports', 'doctor', 'pages', 'health', 'operations'],
  ['demo'],
];

const leftwardsOnly = ORDER.slice(0, -1).map((names, i) => ({
  name: `${names.join('-')}-knows-no-later-feature`,
  comment: 'A feature may import only what comes before it.',
  severity: 'error',
  from: { path: `^src/modules/(${names.join('|')})/` },
  to: {
    path: `^src/modules/(${ORDER.slice(i + 1)
      .flat()
      .join('|')})/`,
  },
}));

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^src/(config|common|database|events|jobs|mail|storage)/' },
      to: { path: '^src/modules/' },
    },
    ...leftwardsOnly,
    {
      name: 'resolvers-do-no-sql',
      severity: 'error',
      from: { path: '\\.resolver\\.ts$' },
      to: { path: '^src/database/' },
    },
    {
      name: 'policies-are-pure',
      severity: 'error',
      from: { path: '\\.policy\\.ts$' },
      to: { path: '^(src/database/|src/events/|node:|@nestjs)' },
    },
    {
      name: 'client-knows-only-the-schema',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(src|test)/' },
    },
    {
      name: 'server-knows-no-client',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(client|test|bench)/' },
    },
    {
      name: 'only-config-reads-the-environment',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(config|database/embedded)/' },
      to: { path: '^(node:)?process$' },
    },
    // Whether packages resolve is what the compiler checks: this tool does not read every form of `exports`.
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(@orama/|opencc-js/|\\./schema\\.generated)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
    moduleSystems: ['es6', 'cjs'],
  },
};

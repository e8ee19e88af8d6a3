import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import {
  buildSchema,
  Kind,
  parse,
  validate,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
} from 'graphql';
import { VALIDATION_RULES } from '../src/common/graphql/graphql.options.js';

const CLIENT = fileURLToPath(new URL('../client/src', import.meta.url));

/** Every operation of the client with its fragments, by name. */
async function operations(): Promise<Map<string, DocumentNode>> {
  const names = await readdir(CLIENT, { recursive: true });
  const files = names.filter((name) => /(?<!\.test)\.tsx?$/.test(name));
  const texts = await Promise.all(files.map((name) => readFile(join(CLIENT, name), 'utf8')));
  const definitions = texts
    .flatMap((text) => [...text.matchAll(/graphql\(\s*`([^`]*)`/g)].map(([, source = '']) => parse(source)))
    .flatMap((document) => document.definitions);
  const fragments = new Map(
    definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  const withFragments = (root: DefinitionNode): DocumentNode => {
    const used = new Set<DefinitionNode>([root]);
    // What is added while it runs is visited, too.
    for (const definition of used) {
      visit(definition, {
        FragmentSpread({ name }) {
          const fragment = fragments.get(name.value);
          if (fragment) used.add(fragment);
        },
      });
    }
    return { kind: Kind.DOCUMENT, definitions: [...used] };
  };
  return new Map(
    definitions.flatMap((node) =>
      node.kind === Kind.OPERATION_DEFINITION && node.name ? [[node.name.value, withFragments(node)]] : [],
    ),
  );
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
/** As the client sends it, with `__typename` everywhere; page sizes from variables are the largest there are. */
const atItsLargest = (document: DocumentNode): DocumentNode =>
  visit(document, {
    SelectionSet: (node, _, parent) =>
      parent && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION
        ? undefined
        : { ...node, selections: [...node.selections, TYPENAME] },
    Argument: (node) =>
      node.name.value === 'first' && node.value.kind === Kind.VARIABLE
        ? { ...node, value: { kind: Kind.INT, value: '100' } }
        : undefined,
  });

it('takes every operation of the client, whatever page sizes come in variables', async () => {
  const schema = buildSchema(await readFile(new URL('../schema.graphql', import.meta.url), 'utf8'));
  const all = await operations();
  expect([...all.keys()]).toEqual(expect.arrayContaining(['Ideas', 'Discussion', 'LiveIdea']));
  const refused = [...all].flatMap(([name, document]) =>
    validate(schema, atItsLargest(document), VALIDATION_RULES).map(({ message }) => `${name}: ${message}`),
  );
  expect(refused).toEqual([]);
});

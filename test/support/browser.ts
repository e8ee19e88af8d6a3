import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const CACHE = path.join(PROJECT, 'node_modules', '.cache', 'chromium');
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * Chromium at CHROME_PATH, else an installed one, else (Linux on x64) the one that npm brought; undefined where none of
 * them runs, with the reasons on the console. Rejects if CHROME_PATH is set and that one does not run.
 */
export async function launchBrowser(): Promise<Browser | undefined> {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined) return chromium.launch({ executablePath: named, args: ARGUMENTS });
  for (const executablePath of INSTALLED.filter((file) => existsSync(file))) {
    const browser = await tryToLaunch(executablePath, () => ({ executablePath, args: ARGUMENTS }));
    if (browser) return browser;
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  return tryToLaunch('@sparticuz/chromium', chromiumFromNpm);
}

/** For page tests: without a browser they are skipped, loudly, and with CI=true that is an error. */
export async function browserOrSkip(): Promise<Browser | undefined> {
  const browser = await launchBrowser();
  if (browser) return browser;
  const message = 'no Chromium runs here (set CHROME_PATH to one)';
  if (process.env['CI'] === 'true') throw new Error(`Page tests cannot run: ${message}`);
  const line = '!'.repeat(72);
  process.stderr.write(`\n${line}\n  PAGE TESTS ARE SKIPPED: ${message}\n${line}\n\n`);
  return undefined;
}

async function tryToLaunch(
  name: string,
  options: () => LaunchOptions | Promise<LaunchOptions>,
): Promise<Browser | undefined> {
  try {
    return await chromium.launch(await options());
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    process.stderr.write(`${name} does not run: ${reason}\n`);
    return undefined;
  }
}

async function chromiumFromNpm(): Promise<LaunchOptions> {
  const folder = await unpackedChromium();
  return {
    executablePath: path.join(folder, 'chromium'),
    args: [...ARGUMENTS, '--headless=shell'],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
    },
  };
}

/** The package's archives, unpacked once per version; workers that do it at once keep the first result. */
async function unpackedChromium(): Promise<string> {
  const packageRoot = path.resolve(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../../..');
  const { version } = JSON.parse(await readFile(path.join(packageRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = path.join(CACHE, version);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${randomBytes(6).toString('hex')}`;
  mkdirSync(draft, { recursive: true });
  try {
    await unpackInto(draft);
    chmodSync(path.join(draft, 'chromium'), 0o755);
    writeFileSync(path.join(draft, 'fonts.conf'), fontsConfiguration(folder));
    renameSync(draft, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

/**
 * In a process of its own, because the package unpacks into the temporary folder of whoever imports it and changes the
 * environment. The runtime variable makes it add libraries that a bare system lacks.
 */
async function unpackInto(folder: string): Promise<void> {
  const script = `await (await import('@sparticuz/chromium')).default.executablePath()`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: PROJECT,
    env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
  });
}

/** The package's own configuration names a fixed folder; without a font, text has no width and counts as hidden. */
function fontsConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path.join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${path.join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;
}

// Bundles the extension and the proof view into dist/, or the tests into dist-test/.
// usage: node build.mjs [--production | --tests]
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const production = process.argv.includes('--production');
const typeface = 'node_modules/@fontsource/amiri';

const common = {
  bundle: true,
  logLevel: 'warning',
  metafile: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  target: 'es2023',
};
const inNode = { ...common, platform: 'node', format: 'cjs', external: ['vscode'] };

if (process.argv.includes('--tests')) {
  await bundleTests();
} else {
  await bundleExtension();
}

async function bundleExtension() {
  await rm('dist', { recursive: true, force: true });
  const extension = await build({
    ...inNode,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
  });
  await build({
    ...common,
    entryPoints: { proof: 'src/proof/view/main.ts' },
    outdir: 'dist',
    platform: 'browser',
    format: 'iife',
  });
  await build({
    ...common,
    entryPoints: ['src/proof/view/proof.css'],
    outdir: 'dist',
    external: ['./fonts/*'],
    sourcemap: false,
  });
  await mkdir('dist/fonts', { recursive: true });
  for (const weight of [400, 700]) {
    const name = `amiri-arabic-${weight}-normal.woff2`;
    await cp(`${typeface}/files/${name}`, `dist/fonts/${name}`);
  }
  await cp(`${typeface}/LICENSE`, 'dist/fonts/OFL.txt');
  await mkdir('dist/schemas');
  for (const name of ['tadqiq', 'card', 'list', 'names']) {
    await cp(`../../docs/${name}.schema.json`, `dist/schemas/${name}.schema.json`);
  }
  await writeFile('dist/THIRD-PARTY.txt', await licences(extension.metafile));
}

/** The licences of the packages that a bundle holds. */
async function licences(metafile) {
  const folders = Object.keys(metafile.inputs).map(
    (file) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0],
  );
  const parts = [];
  for (const folder of [...new Set(folders)].filter((it) => it !== undefined).sort()) {
    const { name, version } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
    const file = (await readdir(folder)).find((it) => /^licen[cs]e/i.test(it));
    if (file === undefined) {
      throw new Error(`${folder} has no licence file`);
    }
    parts.push(`${name} ${version}\n\n${(await readFile(`${folder}/${file}`, 'utf8')).trim()}\n`);
  }
  return parts.join(`\n${'-'.repeat(80)}\n\n`);
}

async function bundleTests() {
  await rm('dist-test', { recursive: true, force: true });
  const tests = await readdir('test/unit');
  await build({
    ...inNode,
    entryPoints: [...tests.map((name) => `test/unit/${name}`), 'test/ui/run.ts'],
    outdir: 'dist-test',
    outbase: 'test',
    external: ['vscode', 'playwright-core'],
    sourcemap: 'inline',
  });
}

import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

/** Where the server may be: what a person set, the search path, the package. */
export interface Places {
  /** The setting `tadqiq.server.path`; empty if it is not set. */
  readonly setting: string;
  /** The first workspace folder, to which a relative setting is relative. */
  readonly folder: string | undefined;
  /** The environment's `PATH`. */
  readonly path: string;
  /** The extension's own folder, whose `bin/` holds the server in packages for one platform. */
  readonly extension: string;
  /** The platform as Node calls it. */
  readonly platform: NodeJS.Platform;
}

/** A server that was found, or where none was. */
export type Location =
  | { readonly found: true; readonly file: string; readonly by: 'setting' | 'path' | 'package' }
  | { readonly found: false; readonly setting: string | undefined };

/**
 * Finds the server: the setting, else the search path, else the one in the package.
 *
 * A setting that names nothing that runs is never passed over in silence: it finds nothing.
 */
export function locate(places: Places): Location {
  const name = places.platform === 'win32' ? 'tadqiq.exe' : 'tadqiq';
  if (places.setting.trim() !== '') {
    const file = expand(places.setting.trim(), places.folder);
    return runs(file) ? { found: true, file, by: 'setting' } : { found: false, setting: file };
  }
  for (const folder of places.path.split(delimiter)) {
    const file = join(folder, name);
    if (isAbsolute(folder) && runs(file)) {
      return { found: true, file, by: 'path' };
    }
  }
  const packaged = join(places.extension, 'bin', name);
  return runs(packaged)
    ? { found: true, file: packaged, by: 'package' }
    : { found: false, setting: undefined };
}

/** Puts the home folder for a leading `~`, and the workspace folder for its variable. */
function expand(setting: string, folder: string | undefined): string {
  const root = folder ?? '.';
  const path = setting.replaceAll('${workspaceFolder}', root).replace(/^~(?=$|[/\\])/, homedir());
  return isAbsolute(path) ? path : join(root, path);
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

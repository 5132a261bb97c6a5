import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findLogRoots, isBelow, type RootSources } from '../../../src/core/discover/logRoots.ts';

/** A private home, gone when disposed. */
class Home implements Disposable {
  readonly path = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'cct-roots-')));

  /** Makes folders below. */
  make(...folders: readonly string[]): this {
    for (const folder of folders) mkdirSync(path.join(this.path, folder), { recursive: true });
    return this;
  }

  /** What is looked at, with `~` for the home: `env ~/.claude/projects` for a root, `- ~/.claude` where there is none. */
  look(sources: Partial<RootSources> = {}): string[] {
    const env = Object.fromEntries(
      Object.entries(sources.env ?? {}).map(([name, value]) => [name, value?.replaceAll('HOME', this.path)]),
    );
    const extraFolders = (sources.extraFolders ?? []).map((folder) => folder.replaceAll('HOME', this.path));
    return findLogRoots({ env, home: this.path, extraFolders }).map(({ folder, root, fault }) =>
      `${fault ? fault.kind : root ? root.origin : '-'} ${root?.path ?? folder}`.replace(this.path, '~'),
    );
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true });
  }
}

const config = (value: string): Partial<RootSources> => ({ env: { CLAUDE_CONFIG_DIR: value } });

describe('findLogRoots', () => {
  it('looks into the home and the configuration folder', () => {
    using home = new Home().make('.claude/projects', '.config/claude/projects');
    assert.deepEqual(home.look(), ['home ~/.claude/projects', 'xdg ~/.config/claude/projects']);
  });

  it('tells where it looked in vain', () => {
    using home = new Home().make('.claude');
    assert.deepEqual(home.look(), ['- ~/.claude', '- ~/.config/claude']);
  });

  it('follows XDG_CONFIG_HOME, unless it is empty', () => {
    using home = new Home().make('xdg/claude/projects');
    assert.deepEqual(home.look({ env: { XDG_CONFIG_HOME: 'HOME/xdg' } }), ['- ~/.claude', 'xdg ~/xdg/claude/projects']);
    assert.deepEqual(home.look({ env: { XDG_CONFIG_HOME: '' } })[1], '- ~/.config/claude');
  });

  it('looks where CLAUDE_CONFIG_DIR says, and then not at the usual places', () => {
    using home = new Home().make('.claude/projects', 'other/projects');
    assert.deepEqual(home.look(config('HOME/other')), ['env ~/other/projects']);
    assert.deepEqual(home.look(config('HOME/none')), ['- ~/none']);
    assert.deepEqual(home.look(config('  ')), ['home ~/.claude/projects', '- ~/.config/claude']);
  });

  it('takes a list with commas, as ccusage does', () => {
    using home = new Home().make('a/projects', 'b/projects');
    assert.deepEqual(home.look(config('HOME/a, HOME/b,,HOME/c ')), ['env ~/a/projects', 'env ~/b/projects', '- ~/c']);
  });

  it('takes a folder with a comma in its name for one, where it is there', () => {
    using home = new Home().make('a,b/projects', 'a/projects');
    assert.deepEqual(home.look(config('HOME/a,b')), ['env ~/a,b/projects']);
  });

  it('does not split at colons', () => {
    using home = new Home().make('a:b/projects');
    assert.deepEqual(home.look(config('HOME/a:b')), ['env ~/a:b/projects']);
  });

  it('expands ~, and only at the start', () => {
    using home = new Home().make('x/projects', 'x~/projects');
    assert.deepEqual(home.look(config('~/x')), ['env ~/x/projects']);
    assert.deepEqual(home.look(config('HOME/x~')), ['env ~/x~/projects']);
    assert.deepEqual(home.look(config('~')), ['- ~']);
  });

  it('takes a folder that is itself called projects', () => {
    using home = new Home().make('x/projects/-a');
    assert.deepEqual(home.look(config('HOME/x/projects')), ['env ~/x/projects']);
    assert.deepEqual(home.look(config('HOME/x/projects/')), ['env ~/x/projects']);
    assert.deepEqual(home.make('x/projects/projects').look(config('HOME/x/projects')), ['env ~/x/projects/projects']);
  });

  it('counts a folder that is reached in two ways once', () => {
    using home = new Home().make('.claude/projects', '.config');
    symlinkSync(path.join(home.path, '.claude'), path.join(home.path, '.config/claude'));
    assert.deepEqual(home.look(), ['home ~/.claude/projects', '- ~/.config/claude']);
    assert.deepEqual(home.look(config('HOME/.claude,HOME/.config/../.claude/projects')), [
      'env ~/.claude/projects',
      '- ~/.claude/projects',
    ]);
  });

  it('resolves links, so that paths of logs are real ones', () => {
    using home = new Home().make('real/projects');
    symlinkSync(path.join(home.path, 'real'), path.join(home.path, '.claude'));
    assert.equal(home.look()[0], 'home ~/real/projects');
  });

  it('adds the extra folders to whatever else there is', () => {
    using home = new Home().make('a/projects', 'b/projects');
    assert.deepEqual(home.look({ ...config('HOME/a'), extraFolders: [' HOME/b ', '', '  ', '~/c'] }), [
      'env ~/a/projects',
      'setting ~/b/projects',
      '- ~/c',
    ]);
  });

  it('is not stopped by files, loops and names that are too long', () => {
    using home = new Home();
    writeFileSync(path.join(home.path, '.claude'), '');
    symlinkSync(path.join(home.path, 'loop'), path.join(home.path, 'loop'));
    const [file, , loop, long] = home.look({ extraFolders: ['HOME/loop', `HOME/${'x'.repeat(300)}`] });
    assert.equal(file, '- ~/.claude');
    assert.match(loop!, /^(io|-) /);
    assert.match(long!, /^(io|-) /);
  });

  it('never touches a network path of another machine', () => {
    using home = new Home();
    for (const folder of ['//server/share', '//wsl.localhost.evil.example/share']) {
      const [looked] = findLogRoots({ env: {}, home: home.path, extraFolders: [folder] }).slice(2);
      assert.deepEqual([looked!.root, looked!.fault], [undefined, undefined]);
    }
  });
});

describe('isBelow', () => {
  it('knows logs of folders that are there and that are not, and no neighbours', () => {
    using home = new Home().make('.claude/projects');
    const looked = findLogRoots({ env: {}, home: home.path, extraFolders: [] });
    const below = [
      '.claude/projects/-a/s.jsonl',
      '.config/claude/projects/-a/s.jsonl',
      '.claude/projects-old/s.jsonl',
      '.config/claude2/s.jsonl',
    ];
    assert.deepEqual(
      below.map((file) => isBelow(looked, `${home.path}/${file}`)),
      [true, true, false, false],
    );
  });
});

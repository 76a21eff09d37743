import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const root = fileURLToPath(new URL('../..', import.meta.url))
const developmentBinary = join(root, 'build/bin/kith-dev')
const binary = join(root, 'build/bin/kith')
const results = join(root, 'frontend/test-results')

/** A backend for a test file, with its own home folder. */
export class Kith {
  private readonly home = mkdtempSync(join(tmpdir(), 'kith-e2e-'))
  private readonly programs = join(this.home, 'bin')
  private readonly openedFile = join(this.home, 'opened')
  private app: ChildProcess | undefined
  private address = ''
  /** The address of Ollama. By default nothing listens there, so the built-in writer writes. */
  ollama = '127.0.0.1:9'

  constructor() {
    mkdirSync(this.programs)
    this.setDesktopOpens(true)
  }

  /** The URL of the page. */
  get url() {
    return this.address
  }

  async start() {
    const port = await freePort()
    mkdirSync(results, { recursive: true })
    const log = openSync(join(results, 'backend.log'), 'a')
    this.address = `http://localhost:${port}`
    this.app = spawn(developmentBinary, {
      env: { ...this.environment(), devserver: `localhost:${port}`, assetdir: join(root, 'frontend/dist') },
      stdio: ['ignore', log, log],
    })
    await expect.poll(() => answers(this.address), { timeout: 30_000 }).toBe(true)
  }

  /** Asks the window to close, like a log-out, and waits until it has. */
  async stop() {
    await this.end('SIGTERM')
  }

  /** Kills the process without letting it clean up. */
  async kill() {
    await this.end('SIGKILL')
  }

  async restart() {
    await this.stop()
    await this.start()
  }

  /** Runs a command on the same data and returns its output. */
  command(...args: string[]) {
    return execFileSync(binary, args, { env: this.environment(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  }

  /** Returns the rows of an SQL query on the database. */
  rows(query: string) {
    const found = execFileSync('sqlite3', ['-readonly', '-json', join(this.home, 'data/kith.db'), query], { encoding: 'utf8' })
    return found === '' ? [] : (JSON.parse(found) as Record<string, unknown>[])
  }

  /** The path of a file in the home folder. */
  path(name: string) {
    return join(this.home, name)
  }

  /** Writes a file into the home folder and returns its path. */
  file(name: string, content: string) {
    const path = this.path(name)
    writeFileSync(path, content)
    return path
  }

  /** Replaces xdg-open by a script that records addresses, or that fails. */
  setDesktopOpens(opens: boolean) {
    const program = join(this.programs, 'xdg-open')
    writeFileSync(program, opens ? `#!/bin/sh\necho "$1" >> '${this.openedFile}'\n` : '#!/bin/sh\nexit 3\n')
    chmodSync(program, 0o755)
  }

  /** The addresses that were opened, in order. */
  get opened() {
    return existsSync(this.openedFile) ? readFileSync(this.openedFile, 'utf8').trim().split('\n') : []
  }

  remove() {
    rmSync(this.home, { recursive: true, force: true })
  }

  private environment() {
    return {
      ...process.env,
      PATH: `${this.programs}:${process.env['PATH']}`,
      HOME: this.home,
      XDG_DATA_HOME: join(this.home, 'share'),
      XDG_CACHE_HOME: join(this.home, 'cache'),
      XDG_CONFIG_HOME: join(this.home, 'config'),
      KITH_DATA: join(this.home, 'data'),
      OLLAMA_HOST: this.ollama,
    }
  }

  private async end(signal: NodeJS.Signals) {
    const app = this.app
    this.app = undefined
    if (!app || app.exitCode !== null || app.signalCode !== null) return
    const exited = once(app, 'exit')
    app.kill(signal)
    await exited
  }
}

/** Starts a backend for a test file, with an empty data folder on which commands were run. */
export function runKith(...prepare: string[][]) {
  const kith = new Kith()
  test.beforeAll(async () => {
    for (const args of prepare) kith.command(...args)
    await kith.start()
  })
  test.afterAll(async () => {
    await kith.stop()
    kith.remove()
  })
  return kith
}

async function freePort() {
  const server = createServer().listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function answers(url: string) {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}

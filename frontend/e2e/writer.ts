import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

const model = {
  name: 'scripted:1b',
  model: 'scripted:1b',
  modified_at: '2026-11-20T10:00:00Z',
  size: 800_000_000,
  digest: 'a'.repeat(64),
  details: { format: 'gguf', family: 'llama', families: ['llama'], parameter_size: '1B', quantization_level: 'Q4_K_M' },
}

/** The tokens of an answer, and how fast they are written. */
export interface Script {
  tokens: readonly string[]
  /** In tokens a second. */
  pace: number
}

/**
 * A fake Ollama server, whose model writes given tokens at a given pace, which a
 * real model cannot be made to do.
 */
export class ScriptedWriter {
  private readonly server: Server
  script: Script = { tokens: [], pace: 50 }

  constructor() {
    this.server = createServer((request, response) => {
      const answer = answers[request.url ?? '']
      if (answer !== undefined) response.end(JSON.stringify(answer))
      else if (request.url === '/api/chat') void this.chat(request, response)
      else response.end('Ollama is running')
    })
  }

  /** Returns the address at which it listens. */
  async start() {
    this.server.listen(0, '127.0.0.1')
    await once(this.server, 'listening')
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  stop() {
    this.server.closeAllConnections()
    this.server.close()
  }

  private async chat(request: AsyncIterable<Buffer>, response: ServerResponse) {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const { messages = [] } = JSON.parse(Buffer.concat(parts).toString()) as { messages?: unknown[] }
    response.setHeader('content-type', 'application/x-ndjson')
    const writeToken = (content: string, more: object = {}) =>
      response.write(`${JSON.stringify({ model: model.name, created_at: model.modified_at, message: { role: 'assistant', content }, done: false, ...more })}\n`)
    // A request without messages only loads the model.
    if (messages.length > 0) await this.streamTokens(writeToken, response)
    writeToken('', { done: true, done_reason: messages.length > 0 ? 'stop' : 'load' })
    response.end()
  }

  private async streamTokens(writeToken: (token: string) => void, response: ServerResponse) {
    const { tokens, pace } = this.script
    const began = performance.now()
    for (const [index, token] of tokens.entries()) {
      const ahead = (index / pace) * 1_000 - (performance.now() - began)
      if (ahead > 0) await pause(ahead)
      if (response.destroyed) return
      writeToken(token)
    }
  }
}

const answers: Record<string, object> = {
  '/api/version': { version: '0.17.4' },
  '/api/tags': { models: [model] },
  '/api/show': { details: model.details, model_info: {}, capabilities: ['completion'], template: '{{ .Prompt }}', modified_at: model.modified_at },
  // Kith checks for this error to see whether Ollama is recent enough.
  '/api/embed': { error: 'model is required' },
  '/api/ps': { models: [{ ...model, expires_at: '2099-01-01T00:00:00Z', size_vram: 0 }] },
}

import type { Installed, Job, Models, Offer } from '@/api/types'

export const small: Offer = {
  name: 'qwen3:1.7b',
  title: 'Qwen 3, 1.7 billion',
  pick: 'light',
  size: 1_400_000_000,
  needs: 8_000_000_000,
  languages: 100,
  licence: 'Apache-2.0',
  fits: true,
  suggested: true,
  installed: false,
}

export const large: Offer = { ...small, name: 'qwen3:8b', title: 'Qwen 3, 8 billion', pick: 'strong', size: 5_200_000_000, fits: false, suggested: false }

export const installedOf = (name: string, overrides: Partial<Installed> = {}): Installed => ({
  name,
  size: 1_400_000_000,
  needs: 8_000_000_000,
  parameters: '1.7B',
  quantization: 'Q4_K_M',
  modified_at: '2026-11-20T10:00:00.000Z',
  writes: true,
  embeds: false,
  refused: '',
  fits: true,
  loaded: false,
  ...overrides,
})

export const jobOf = (name: string, overrides: Partial<Job> = {}): Job => ({
  name,
  kind: 'pull',
  state: 'running',
  done: 350_000_000,
  total: 1_400_000_000,
  seconds_left: 170,
  ...overrides,
})

/** An overview with the given state of Ollama. */
export const overviewOf = (state: string, next: string, overrides: Partial<Models> = {}): Models => ({
  server: { state, next, address: 'http://127.0.0.1:11434', ours: false, log: '' },
  chosen: '',
  writer: 'builtin',
  loaded: false,
  memory: 16_000_000_000,
  video: 0,
  disk: 120_000_000_000,
  catalogue: [small, large],
  installed: [],
  jobs: [],
  ...overrides,
})

import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { fakeBackend } from '../../../test/backend'
import { overviewOf } from '../../../test/models'
import { renderAt } from '../../../test/render'
import { WriterStatus } from './WriterStatus'

it.each([
  ['qwen3:1.7b will write', overviewOf('ready', '', { writer: 'qwen3:1.7b' })],
  ['qwen3:1.7b is ready to write', overviewOf('ready', '', { writer: 'qwen3:1.7b', loaded: true })],
  ['The built-in writer writes', overviewOf('ready', '')],
  ['The built-in writer writes', overviewOf('not_installed', 'download')],
  ['The built-in writer writes: Ollama is not running', overviewOf('not_running', 'start')],
  ['The built-in writer writes: Ollama needs attention', overviewOf('too_old', 'update')],
])('says "%s" and links to the setting', async (text, overview) => {
  fakeBackend({ models: { Overview: overview } })
  renderAt('/', <WriterStatus />)
  expect(await screen.findByRole('link', { name: text })).toHaveAttribute('href', '/settings/writing')
})

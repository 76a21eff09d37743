import { createEvent, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { Composer } from './Composer'

function show(busy = false) {
  const onSend = vi.fn<(text: string) => void>()
  const onStop = vi.fn<() => void>()
  function ComposerWithState() {
    const [text, setText] = useState('')
    return <Composer value={text} onChange={setText} onSend={onSend} onStop={onStop} busy={busy} focusKey="" />
  }
  render(<ComposerWithState />)
  return { onSend, onStop, user: userEvent.setup(), box: screen.getByRole('textbox', { name: 'Your question' }) }
}

describe('Composer', () => {
  it('takes the focus', () => {
    expect(show().box).toHaveFocus()
  })

  it('sends the trimmed text on Enter', async () => {
    const { user, box, onSend } = show()
    await user.type(box, '  Who knows boats? {Enter}')
    expect(onSend).toHaveBeenCalledExactlyOnceWith('Who knows boats?')
  })

  it('starts a new line on Shift+Enter', async () => {
    const { user, box, onSend } = show()
    await user.type(box, 'one{Shift>}{Enter}{/Shift}two')
    expect(box).toHaveValue('one\ntwo')
    expect(onSend).not.toHaveBeenCalled()
  })

  it('ignores Enter while an input method composes', () => {
    const { box, onSend } = show()
    fireEvent.change(box, { target: { value: '船' } })
    const composing = createEvent.keyDown(box, { key: 'Enter', isComposing: true })
    fireEvent(box, composing)
    fireEvent.keyDown(box, { key: 'Enter', keyCode: 229 })
    expect(onSend).not.toHaveBeenCalled()
    expect(composing.defaultPrevented).toBe(false)
    fireEvent.keyDown(box, { key: 'Enter' })
    expect(onSend).toHaveBeenCalledExactlyOnceWith('船')
  })

  it('sends nothing if the text is blank', async () => {
    const { user, box, onSend } = show()
    await user.type(box, '   {Enter}')
    expect(onSend).not.toHaveBeenCalled()
    expect(screen.getByRole('button', { name: 'Ask' })).toBeDisabled()
  })

  it('has a stop button instead of a send button while busy', async () => {
    const { user, box, onSend, onStop } = show(true)
    await user.type(box, 'more{Enter}')
    expect(onSend).not.toHaveBeenCalled()
    await user.click(screen.getByRole('button', { name: 'Stop' }))
    expect(onStop).toHaveBeenCalledOnce()
  })
})

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { members } from '@/api/services'
import type { MemberFilter } from '@/api/types'

export interface Selection {
  ids: ReadonlySet<string>
  toggle: (id: string) => void
  clear: () => void
  /** Selects all members that match the filter, visible or not. */
  all: () => void
  pending: boolean
}

/** The selected members. Changing the filter clears the selection. */
export function useSelection(filter: MemberFilter): Selection {
  const [selected, setSelected] = useState({ filter, ids: new Set<string>() })
  const ids = selected.filter === filter ? selected.ids : new Set<string>()
  const selectAll = useMutation({
    mutationFn: () => members.IDs(filter),
    onSuccess: (found) => setSelected({ filter, ids: new Set(found) }),
  })
  const toggle = (id: string) => {
    const next = new Set(ids)
    if (!next.delete(id)) next.add(id)
    setSelected({ filter, ids: next })
  }
  return {
    ids,
    toggle,
    clear: () => setSelected({ filter, ids: new Set() }),
    all: () => selectAll.mutate(),
    pending: selectAll.isPending,
  }
}

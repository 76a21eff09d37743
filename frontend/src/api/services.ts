import * as chatBindings from '@bindings/go/api/Chat'
import * as backupsBindings from '@bindings/go/api/Backups'
import * as meaningBindings from '@bindings/go/api/Meaning'
import * as modelsBindings from '@bindings/go/api/Models'
import * as directoryFilesBindings from '@bindings/go/api/DirectoryFiles'
import * as importsBindings from '@bindings/go/api/Imports'
import * as invitationsBindings from '@bindings/go/api/Invitations'
import * as membersBindings from '@bindings/go/api/Members'
import * as organizationsBindings from '@bindings/go/api/Organizations'
import * as peopleBindings from '@bindings/go/api/People'
import * as preferencesBindings from '@bindings/go/api/Preferences'
import * as profileBindings from '@bindings/go/api/Profile'
import * as savedBindings from '@bindings/go/api/Saved'
import * as sessionsBindings from '@bindings/go/api/Sessions'
import * as setupBindings from '@bindings/go/api/Setup'
import { toKithError } from '@/lib/error'

type Method = (request: unknown) => Promise<unknown>

const rejectWithKithError =
  (method: Method): Method =>
  async (request) => {
    try {
      return await method(request)
    } catch (thrown) {
      throw toKithError(thrown)
    }
  }

/** Wraps a service so that its calls reject only with KithError. */
function withKithErrors<Service extends object>(service: Service): Service {
  const methods = Object.entries<Method>(service as Record<string, Method>)
  return Object.fromEntries(methods.map(([name, method]) => [name, rejectWithKithError(method)])) as Service
}

export const chat = withKithErrors(chatBindings)
export const backups = withKithErrors(backupsBindings)
export const meaning = withKithErrors(meaningBindings)
export const models = withKithErrors(modelsBindings)
export const directoryFiles = withKithErrors(directoryFilesBindings)
export const imports = withKithErrors(importsBindings)
export const invitations = withKithErrors(invitationsBindings)
export const members = withKithErrors(membersBindings)
export const organizations = withKithErrors(organizationsBindings)
export const people = withKithErrors(peopleBindings)
export const preferences = withKithErrors(preferencesBindings)
export const profile = withKithErrors(profileBindings)
export const saved = withKithErrors(savedBindings)
export const sessions = withKithErrors(sessionsBindings)
export const setup = withKithErrors(setupBindings)

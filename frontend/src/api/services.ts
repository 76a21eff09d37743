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

const codedMethod =
  (method: Method): Method =>
  async (request) => {
    try {
      return await method(request)
    } catch (thrown) {
      throw toKithError(thrown)
    }
  }

/** The same service, its calls rejecting with KithError and nothing else. */
function coded<Service extends object>(service: Service): Service {
  const methods = Object.entries<Method>(service as Record<string, Method>)
  return Object.fromEntries(methods.map(([name, method]) => [name, codedMethod(method)])) as Service
}

export const chat = coded(chatBindings)
export const backups = coded(backupsBindings)
export const meaning = coded(meaningBindings)
export const models = coded(modelsBindings)
export const directoryFiles = coded(directoryFilesBindings)
export const imports = coded(importsBindings)
export const invitations = coded(invitationsBindings)
export const members = coded(membersBindings)
export const organizations = coded(organizationsBindings)
export const people = coded(peopleBindings)
export const preferences = coded(preferencesBindings)
export const profile = coded(profileBindings)
export const saved = coded(savedBindings)
export const sessions = coded(sessionsBindings)
export const setup = coded(setupBindings)

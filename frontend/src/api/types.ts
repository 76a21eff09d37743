/** The backend's types under the names that the page uses. */
import type { api, models } from '@bindings/go/models'

export type AuditEntry = api.AuditEntry
export type BrowseFilter = api.BrowseFilter
export type Card = api.Card
export type Cards = api.Cards
export type Condition = api.Condition
export type Contact = api.Contact
export type Evidence = api.Evidence
export type Facet = api.Facet
export type Facets = api.Facets
export type Hit = api.Hit
export type Installed = models.Installed
export type Job = models.Job
export type Mark = api.Mark
export type Invitation = api.Invitation
export type Invited = api.Invited
export type Me = api.Me
export type Member = api.Member
export type MemberDetail = api.MemberDetail
export type MemberFilter = api.MemberFilter
export type Membership = api.Membership
export type MeaningState = api.MeaningState
export type Message = api.Message
export type Models = models.Overview
export type Offer = models.Offer
export type Organization = api.Organization
export type Person = api.Person
export type SaveProfile = api.SaveProfileRequest
export type Session = api.Session
export type Share = api.Share
export type Speed = models.Speed
export type Settings = api.Settings
export type Start = api.Start
export type Writer = api.Writer

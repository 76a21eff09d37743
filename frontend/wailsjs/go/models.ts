export namespace api {
	
	export interface Accepted {
	    session_id: string;
	    question_id: string;
	    answer_id: string;
	}
	export interface AddressesRequest {
	    file_id: string;
	    of: string;
	}
	export interface AskRequest {
	    request_id: string;
	    session_id: string;
	    org_id: string;
	    text: string;
	}
	export interface AuditEntry {
	    audit_id: string;
	    action: string;
	    actor: string;
	    actor_id: string;
	    subject: string;
	    subject_id: string;
	    role: string;
	    count: number;
	    at: string;
	}
	export interface AuditRequest {
	    org_id: string;
	    before: string;
	}
	export interface BackUpRequest {
	    elsewhere: boolean;
	}
	export interface Backup {
	    name: string;
	    reason: string;
	    at: string;
	    size: number;
	    expires: string;
	}
	export interface BrowseFilter {
	    org_id: string;
	    places: string[];
	    skills: string[];
	    languages: string[];
	}
	export interface BrowseRequest {
	    org_id: string;
	    places: string[];
	    skills: string[];
	    languages: string[];
	    query: string;
	    offset: number;
	    limit: number;
	}
	export interface Share {
	    kind: string;
	    asked: string;
	    field: string;
	    found: string;
	    part: number;
	}
	export interface OrganizationName {
	    org_id: string;
	    name: string;
	}
	export interface Person {
	    user_id: string;
	    email: string;
	    visible: boolean;
	    name: string;
	    headline: string;
	    about: string;
	    company: string;
	    role: string;
	    location: string;
	    languages: string[];
	    skills: string[];
	    offers: string;
	    needs: string;
	    interests: string[];
	    linkedin: string;
	    website: string;
	    organizations: OrganizationName[];
	}
	export interface Card {
	    person: Person;
	    reason: string;
	    evidence: domain.Evidence[];
	    shares: Share[];
	    saved: boolean;
	}
	export interface Cards {
	    matches: Card[];
	    nearest: Card[];
	    conditions: domain.Condition[];
	    dropped_conditions: string[];
	}
	export interface CardsRequest {
	    answer_id: string;
	}
	export interface ChangeRequest {
	    org_id: string;
	    change_id: string;
	}
	export interface Changed {
	    changed: number;
	}
	export interface ClaimedUser {
	    user_id: string;
	    name: string;
	    email: string;
	    locked: boolean;
	}
	export interface CodeRequest {
	    code: string;
	}
	export interface Contact {
	    person: Person;
	    session_id: string;
	    reason: string;
	    note: string;
	    tags: string[];
	    follow_up_on: string;
	    email_clicked: boolean;
	    email_clicked_at: string;
	    linkedin_clicked: boolean;
	    linkedin_clicked_at: string;
	    saved_at: string;
	}
	export interface ContactRequest {
	    user_id: string;
	}
	export interface ContentRequest {
	    name: string;
	    content: string;
	}
	export interface DataState {
	    open: boolean;
	    code: string;
	    message: string;
	    hint: string;
	    dir: string;
	    offered: boolean;
	    newest: Backup;
	}
	export interface DeleteOrganizationRequest {
	    org_id: string;
	    typed_name: string;
	}
	export interface DescribeOrganizationRequest {
	    org_id: string;
	    name: string;
	    description: string;
	}
	export interface Directory {
	    people: Person[];
	    total: number;
	    nearest: boolean;
	}
	export interface DirectoryOpened {
	    org_id: string;
	    name: string;
	    first: boolean;
	    people: number;
	    added: number;
	    updated: number;
	    removed: number;
	    made_at: string;
	    fingerprint: string;
	}
	export interface DraftRequest {
	    request_id: string;
	    user_id: string;
	    answer_id: string;
	    model: string;
	}
	export interface Drafting {
	    to: string;
	    subject: string;
	}
	export interface EditEntryRequest {
	    org_id: string;
	    user_id: string;
	    email: string;
	    name: string;
	    headline: string;
	    about: string;
	    company: string;
	    role: string;
	    location: string;
	    languages: string[];
	    skills: string[];
	    offers: string;
	    needs: string;
	    interests: string[];
	    linkedin: string;
	    website: string;
	    show_email: boolean;
	    show_linkedin: boolean;
	    opted_in: boolean;
	    ground: string;
	}
	export interface EditRequest {
	    request_id: string;
	    question_id: string;
	    text: string;
	}
	export interface EncodingRequest {
	    file_id: string;
	    encoding: string;
	}
	export interface EncryptedFile {
	    path: string;
	    content: string;
	}
	export interface EntryChange {
	    change_id: string;
	    merged: string;
	    by: string;
	    fields: string[];
	    at: string;
	    until: string;
	}
	export interface EraseRequest {
	    typed_name: string;
	}
	export interface Erasure {
	    name: string;
	    sessions: number;
	    messages: number;
	    contacts: number;
	    organizations: OrganizationName[];
	    ending: OrganizationName[];
	    blocked: OrganizationName[];
	    saved_by: number;
	    facts: number;
	    backups_until: string;
	}
	export interface ExportMembersRequest {
	    org_id: string;
	    format: string;
	    locale: string;
	}
	export interface ExportRequest {
	    format: string;
	    locale: string;
	}
	export interface Exported {
	    path: string;
	    count: number;
	}
	export interface FileRequest {
	    file_id: string;
	}
	export interface Hit {
	    session_id: string;
	    message_id: string;
	    title: string;
	    role: string;
	    snippet: string;
	    created_at: string;
	}
	export interface ImportColumn {
	    header: string;
	    field: string;
	    reason: string;
	    samples: string[];
	}
	export interface ImportFile {
	    file_id: string;
	    name: string;
	    dialect: string;
	    columns: ImportColumn[];
	    fields: string[];
	    remembered: boolean;
	    rows: number;
	    nameless: number;
	    problems: number;
	    consent: boolean;
	    undecided: string[];
	    ignored: string[];
	    encoding: string;
	    encodings: string[];
	    sheets: string[];
	    sheet: number;
	}
	export interface ImportModelRequest {
	    path: string;
	    name: string;
	}
	export interface Reason {
	    text: string;
	    said: domain.UIMessage;
	}
	export interface ImportRow {
	    line: number;
	    name: string;
	    email: string;
	    outcome: string;
	    reason: Reason;
	    changes: domain.FieldChange[];
	    notes: Reason[];
	    unlisted: string;
	}
	export interface ImportRows {
	    total: number;
	    rows: ImportRow[];
	}
	export interface ImportRowsRequest {
	    file_id: string;
	    outcome: string;
	    noted: boolean;
	    unlisted: string;
	    offset: number;
	    limit: number;
	}
	export interface NoteCount {
	    note: Reason;
	    rows: number;
	}
	export interface ImportSummary {
	    import_id: string;
	    counts: Record<string, number>;
	    total: number;
	    listed: number;
	    unlisted: Record<string, number>;
	    noted: number;
	    notes: NoteCount[];
	    to_invite: number;
	}
	export interface Invitation {
	    invitation_id: string;
	    org_id: string;
	    organization: string;
	    email: string;
	    role: string;
	    status: string;
	    invited_by: string;
	    has_code: boolean;
	    needs_code: boolean;
	    created_at: string;
	    expires_at: string;
	}
	export interface InvitationRequest {
	    invitation_id: string;
	}
	export interface InvitationsRequest {
	    org_id: string;
	    status: string;
	}
	export interface InviteRequest {
	    org_id: string;
	    emails: string[];
	    role: string;
	    expires_at: string;
	}
	export interface Invited {
	    invitation: Invitation;
	    code: string;
	    link: string;
	    replaces: boolean;
	    uses_kith: boolean;
	}
	export interface LinkRequest {
	    address: string;
	}
	export interface ListEntriesRequest {
	    org_id: string;
	    user_ids: string[];
	    ground: string;
	}
	export interface MapRequest {
	    file_id: string;
	    fields: string[];
	}
	export interface Membership {
	    org_id: string;
	    name: string;
	    role: string;
	}
	export interface Me {
	    user_id: string;
	    email: string;
	    name: string;
	    headline: string;
	    about: string;
	    company: string;
	    role: string;
	    location: string;
	    languages: string[];
	    skills: string[];
	    offers: string;
	    needs: string;
	    interests: string[];
	    linkedin: string;
	    website: string;
	    show_email: boolean;
	    show_linkedin: boolean;
	    opted_in: boolean;
	    complete: boolean;
	    missing: string[];
	    suggestions: domain.Suggestion[];
	    visibility: string;
	    has_passcode: boolean;
	    organizations: Membership[];
	    primary_org_id: string;
	    selected_org_id: string;
	}
	export interface Member {
	    user_id: string;
	    name: string;
	    email: string;
	    role: string;
	    origin: string;
	    claimed: boolean;
	    listed: boolean;
	    complete: string;
	    invitation: string;
	    claimant: boolean;
	    joined_at: string;
	}
	export interface MemberDetail {
	    member: Member;
	    person: Person;
	    consent: string;
	    opted_out: boolean;
	    editable: boolean;
	    fixed: boolean;
	    show_email: boolean;
	    show_linkedin: boolean;
	    opted_in: boolean;
	    change: EntryChange;
	}
	export interface MemberFilter {
	    org_id: string;
	    query: string;
	    role: string;
	    listed: string;
	    complete: string;
	    claimed: string;
	    origin: string;
	    invitation: string;
	}
	export interface MemberRequest {
	    org_id: string;
	    user_id: string;
	}
	export interface MembersAction {
	    org_id: string;
	    user_ids: string[];
	}
	export interface MembersPage {
	    members: Member[];
	    total: number;
	}
	export interface MembersRequest {
	    org_id: string;
	    query: string;
	    role: string;
	    listed: string;
	    complete: string;
	    claimed: string;
	    origin: string;
	    invitation: string;
	    offset: number;
	    limit: number;
	}
	
	export interface MergePreview {
	    keep: string;
	    drop: string;
	    fields: domain.MergedField[];
	    listed: boolean;
	    opted_out: boolean;
	}
	export interface MergeRequest {
	    org_id: string;
	    keep_id: string;
	    drop_id: string;
	    take: string[];
	}
	export interface Message {
	    message_id: string;
	    role: string;
	    content: string;
	    created_at: string;
	    version: number;
	    versions: number;
	    status: string;
	    intent: string;
	    model: string;
	    finished_by: string;
	    problem: string;
	    cut_off: boolean;
	    thinking: string;
	    checked_claims: number;
	    marks: domain.Mark[];
	    matches: number;
	    nearest: number;
	    first_token_ms: number;
	    total_ms: number;
	    prompt_tokens: number;
	    answer_tokens: number;
	    prompt_ms: number;
	    answer_ms: number;
	    request_id: string;
	    erased: boolean;
	}
	export interface ModelRequest {
	    name: string;
	}
	
	export interface OpenDirectoryRequest {
	    file: EncryptedFile;
	    passphrase: string;
	    dry_run: boolean;
	}
	export interface OpenEmailRequest {
	    user_id: string;
	    answer_id: string;
	    subject: string;
	    body: string;
	}
	export interface Opened {
	    opened: boolean;
	    address: string;
	}
	export interface Organization {
	    org_id: string;
	    name: string;
	    description: string;
	    role: string;
	    joined_at: string;
	    created_at: string;
	    archived_at: string;
	    deleted_at: string;
	    erased_at: string;
	    lasting: boolean;
	    from_file: boolean;
	}
	
	export interface OrganizationRequest {
	    org_id: string;
	}
	export interface PasscodeRequest {
	    old: string;
	    new: string;
	}
	export interface PastImport {
	    import_id: string;
	    file: string;
	    by: string;
	    counts: Record<string, number>;
	    at: string;
	    undone_at: string;
	    undo_until: string;
	}
	export interface PathRequest {
	    path: string;
	}
	
	export interface PersonRequest {
	    user_id: string;
	    answer_id: string;
	}
	export interface PreviewRequest {
	    file_id: string;
	    org_id: string;
	    consent: string;
	}
	export interface ProfileReceived {
	    org_id: string;
	    name: string;
	    email: string;
	    opted_in: boolean;
	    new: boolean;
	    proof: string;
	    changes: domain.FieldChange[];
	    fingerprint: string;
	}
	
	export interface ReceiveProfileRequest {
	    file: EncryptedFile;
	    confirmed: boolean;
	    dry_run: boolean;
	}
	export interface RegenerateRequest {
	    request_id: string;
	    answer_id: string;
	    model: string;
	    without_conditions: string[];
	}
	export interface RemovedPerson {
	    user_id: string;
	    name: string;
	}
	export interface Removal {
	    by: string;
	    at: string;
	    until: string;
	    people: RemovedPerson[];
	}
	
	export interface RenameSessionRequest {
	    session_id: string;
	    title: string;
	}
	export interface ReplyRequest {
	    request_id: string;
	    after_seq: number;
	}
	export interface ReportRequest {
	    file_id: string;
	    format: string;
	    locale: string;
	}
	export interface ResendRequest {
	    invitation_id: string;
	    expires_at: string;
	}
	export interface RestoreRequest {
	    name: string;
	}
	export interface Restored {
	    kept: Backup;
	    remembered: boolean;
	}
	export interface SampleReport {
	    people: number;
	    listed: number;
	}
	export interface SaveContactRequest {
	    user_id: string;
	    answer_id: string;
	}
	export interface SaveProfileRequest {
	    name: string;
	    headline: string;
	    about: string;
	    company: string;
	    role: string;
	    location: string;
	    languages: string[];
	    skills: string[];
	    offers: string;
	    needs: string;
	    interests: string[];
	    linkedin: string;
	    website: string;
	    show_email: boolean;
	    show_linkedin: boolean;
	    opted_in: boolean;
	}
	export interface SavedResult {
	    already: boolean;
	}
	export interface SearchRequest {
	    org_id: string;
	    query: string;
	}
	export interface SendProfileRequest {
	    org_id: string;
	    code: string;
	}
	export interface SentProfile {
	    path: string;
	    fingerprint: string;
	}
	export interface Session {
	    session_id: string;
	    org_id: string;
	    one_org: boolean;
	    title: string;
	    created_at: string;
	    last_message_at: string;
	}
	export interface SessionRequest {
	    session_id: string;
	}
	export interface SetRoleRequest {
	    org_id: string;
	    user_ids: string[];
	    role: string;
	}
	export interface Settings {
	    language: string;
	    theme: string;
	}
	
	export interface ShareDirectoryRequest {
	    org_id: string;
	    passphrase: string;
	}
	export interface SharedDirectory {
	    path: string;
	    people: number;
	    fingerprint: string;
	}
	export interface SheetRequest {
	    file_id: string;
	    sheet: number;
	}
	export interface ShowVersionRequest {
	    message_id: string;
	    version: number;
	}
	export interface ShownRequest {
	    answer_id: string;
	    user_id: string;
	}
	export interface SignInRequest {
	    user_id: string;
	    passcode: string;
	}
	export interface SignUpRequest {
	    name: string;
	    email: string;
	}
	export interface Start {
	    version: string;
	    data_dir: string;
	    signed_in: boolean;
	    locked_user_id: string;
	    me: Me;
	    people: ClaimedUser[];
	    sample_loaded: boolean;
	    settings: Settings;
	    directory: number;
	    onboarding_due: boolean;
	}
	export interface StopRequest {
	    request_id: string;
	}
	export interface UndoRequest {
	    import_id: string;
	}
	export interface Undone {
	    removed: number;
	    restored: number;
	    withdrawn: number;
	    left: ImportRow[];
	}
	export interface UpdateContactRequest {
	    user_id: string;
	    note: string;
	    tags: string[];
	    follow_up_on: string;
	}
	export interface VisibilityRequest {
	    visibility: string;
	}
	export interface Writer {
	    model: string;
	    address: string;
	}

}

export namespace chat {
	
	export interface Event {
	    seq: number;
	    kind: string;
	    session_id?: string;
	    question_id?: string;
	    answer_id?: string;
	    intent?: string;
	    matches?: domain.MatchedProfile[];
	    nearest?: domain.MatchedProfile[];
	    conditions?: domain.Condition[];
	    status?: string;
	    model?: string;
	    text?: string;
	    outcome?: string;
	    cut_off?: boolean;
	    content?: string;
	    marks?: domain.Mark[];
	    error?: domain.Error;
	}

}

export namespace domain {
	
	export interface Arg {
	    text: string;
	    term?: string;
	}
	export interface Condition {
	    key: string;
	    kind: string;
	    text: string;
	}
	export interface UIMessage {
	    id: string;
	    args: Arg[];
	}
	export interface Error {
	    code: string;
	    message: string;
	    hint?: string;
	    said: UIMessage;
	    advised: UIMessage;
	}
	export interface Evidence {
	    field: string;
	    text: string;
	}
	export interface Facet {
	    value: string;
	    count: number;
	}
	export interface Facets {
	    places: Facet[];
	    skills: Facet[];
	    languages: Facet[];
	}
	export interface FieldChange {
	    field: string;
	    before: string;
	    after: string;
	}
	export interface Mark {
	    kind: string;
	    start: number;
	    end: number;
	    text: string;
	}
	export interface ScorePart {
	    kind: string;
	    asked?: string;
	    field?: string;
	    found?: string;
	    part: number;
	}
	export interface MatchedProfile {
	    user_id: string;
	    score: number;
	    reason: string;
	    evidence: Evidence[];
	    shares?: ScorePart[];
	    said?: string;
	}
	export interface MergedField {
	    field: string;
	    keep: string;
	    drop: string;
	    result: string;
	    choice: boolean;
	    lost: number;
	}
	
	export interface Suggestion {
	    field: string;
	    why: string;
	}

}

export namespace models {
	
	export interface Installed {
	    name: string;
	    size: number;
	    needs: number;
	    parameters: string;
	    quantization: string;
	    modified_at: string;
	    writes: boolean;
	    embeds: boolean;
	    refused: string;
	    fits: boolean;
	    loaded: boolean;
	}
	export interface Job {
	    name: string;
	    kind: string;
	    state: string;
	    done: number;
	    total: number;
	    seconds_left: number;
	    error?: domain.Error;
	}
	export interface Offer {
	    name: string;
	    title: string;
	    pick: string;
	    size: number;
	    needs: number;
	    languages: number;
	    licence: string;
	    fits: boolean;
	    suggested: boolean;
	    installed: boolean;
	}
	export interface Server {
	    state: string;
	    next: string;
	    address: string;
	    ours: boolean;
	    log: string;
	    error?: domain.Error;
	}
	export interface Overview {
	    server: Server;
	    chosen: string;
	    writer: string;
	    loaded: boolean;
	    memory: number;
	    video: number;
	    disk: number;
	    catalogue: Offer[];
	    installed: Installed[];
	    jobs: Job[];
	}
	
	export interface Speed {
	    model: string;
	    words_per_second: number;
	    load_seconds: number;
	    first_seconds: number;
	}

}

export namespace search {
	
	export interface EmbedderState {
	    model: string;
	    models: string[];
	    done: number;
	    total: number;
	    problem?: domain.Error;
	}

}


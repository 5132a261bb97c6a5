/** A plain value that the compiler keeps apart from others of the same shape; born only in the functions below. */
type Brand<T, Name extends string> = T & { readonly __brand: Name };

/** Claude Code's session id; for a file whose name is no UUID, the file's stem. */
export type SessionId = Brand<string, 'SessionId'>;
/** What people call a project: the working directory the session was started in (or the slug where no record tells). */
export type ProjectId = Brand<string, 'ProjectId'>;
/** The directory name under `projects/`: lossy, may hold several projects; only a place, never an identity shown to people. */
export type Slug = Brand<string, 'Slug'>;

export const makeSessionId = (text: string): SessionId => text as SessionId;
export const makeProjectId = (text: string): ProjectId => text as ProjectId;
export const makeSlug = (text: string): Slug => text as Slug;

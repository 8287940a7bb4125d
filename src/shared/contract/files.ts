import { z } from 'zod'

/** An opaque token for a file that the host picked or will write; windows never see or send a path. */
export const FileToken = z.string().min(16).max(128).brand<'FileToken'>()
export type FileToken = z.infer<typeof FileToken>

/** A file as a window knows it. */
export const FileRef = z.object({ token: FileToken, name: z.string(), sizeBytes: z.number() })
export type FileRef = z.infer<typeof FileRef>

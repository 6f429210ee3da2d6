/** The same files, unreadable to everybody but who judges and keeps them. The name says nothing either. */
export async function sealedFiles(files: FileList, recipient: string): Promise<FileList> {
  const { sealTo } = await import('#shared/sealing/envelope.ts')
  const sealed = new DataTransfer()
  for (const file of files) {
    const bytes = await sealTo([recipient], new Uint8Array(await file.arrayBuffer()))
    sealed.items.add(new File([new Uint8Array(bytes)], 'file'))
  }
  return sealed.files
}

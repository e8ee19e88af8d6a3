const bringsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/** A file let go beside a field would make the browser leave the page for it, and what is written there with it. */
export function catchStrayFiles(page: Window): void {
  page.addEventListener('dragover', (event) => {
    if (event.defaultPrevented || !bringsFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
  });
  page.addEventListener('drop', (event) => {
    if (bringsFiles(event)) event.preventDefault();
  });
}

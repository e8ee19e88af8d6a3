import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type Tag = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> & { class?: string; for?: string };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'markdown-toolbar': Tag;
      'md-bold': Tag;
      'md-italic': Tag;
      'md-code': Tag;
      'md-link': Tag;
      'md-quote': Tag;
      'md-unordered-list': Tag;
      'md-ordered-list': Tag;
    }
  }
}

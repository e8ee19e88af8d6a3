interface Written {
  excerpt: string;
  bodyHtml: string;
}

/** The text below a title; '' where it says nothing but the title again, and shows nothing either. */
export const ideaProse = (title: string, { excerpt, bodyHtml }: Written): string =>
  bodyHtml.trim() === '' || (excerpt === title && !bodyHtml.includes('<img')) ? '' : bodyHtml;

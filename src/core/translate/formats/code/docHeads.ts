/** What stands before the words of a line that begins something: tags with names and types, bullets, headings. By language. */

/** `{Type}`, with braces in it. */
const BRACED = String.raw`\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}`;
const BRACKETED = String.raw`\[(?:[^[\]]|\[[^[\]]*\])*\]`;
/** A type without a frame: no spaces but in brackets, around bars and behind the colon of a function. */
const BARE_PART = String.raw`(?:[^\s<([{|&]|<(?:[^<>]|<(?:[^<>]|<[^<>]*>)*>)*>|\((?:[^()]|\([^()]*\))*\)|${BRACKETED}|${BRACED})+`;
const BARE = String.raw`${BARE_PART}(?:(?:\s*[|&]\s*|(?<=\):)\s+)${BARE_PART})*`;
const TAG = String.raw`^[@\\]`;
const DASH = String.raw`(?:[-–—]\s+)?`;

/** Everywhere, because tools of other languages have taken them over: JSDoc, Javadoc, KDoc, Doxygen, reStructuredText, Markdown. */
const COMMON = patterns(
  String.raw`${TAG}(?:t?param|arg|argument|prop|property|field|slot|template|typeParam|attr|li)(?:${BRACKETED})?\s+(?:${BRACED}\s*)?(?:${BRACKETED}|(?!\{)\S+)(?:\s+-)?\s+`,
  String.raw`${TAG}(?:returns?|yields?|result|type|enum|satisfies|constant|const)\s*:?\s+${BRACED}\s*${DASH}`,
  String.raw`${TAG}(?:returns?|yields?|result)\s+(?!\{)${DASH}`,
  String.raw`${TAG}(?:throws?|exception|raises?|retval)\s+(?:${BRACED}|[\w.\\|$:*]+)\s+${DASH}`,
  String.raw`${TAG}(?:deprecated|summary|description|desc|classdesc|remarks?|notes?|todo|fileoverview|overview|brief|short|title|details|warning|attention|pre|post|invariant|privateRemarks|packageDocumentation|internal|apiNote|implNote|implSpec|since-note|example-note|constructor|receiver|bug|test|par|mainpage|abstract)\s+`,
  String.raw`${TAG}file\s+(?:[\w./-]+\.\w+(?:\s+|$))?`,
  String.raw`${TAG}(?:(?:sub){0,2}section|page|defgroup|addtogroup|anchor)\s+[\w-]+\s+`,
  // Any tag with a name and a dash: @typedef {Type} Name - words
  String.raw`${TAG}\w+\s+(?:${BRACED}\s*)?(?!\{)\S+\s+-\s+`,
  // :param name: words
  String.raw`^:(?:param|parameter|arg|argument|key|keyword|returns?|raises?|except|exception|var|ivar|cvar|yields?|meta)\b[^:\n]*:\s*`,
  String.raw`^\.\.\s+(?:note|warning|tip|hint|important|caution|attention|danger|error|seealso|admonition|todo)::\s*`,
  String.raw`^\.\.\s+(?:version\w+|deprecated)::\s*(?:[\w.-]+\s*)?`,
  // Swift
  String.raw`^[-*]\s+(?:[Pp]arameter\s+[\w.]+|Returns|Throws|Attention|Author|Bug|Complexity|Important|Invariant|Note|Precondition|Postcondition|Remark|Requires|Tip|Warning)\s*:\s+`,
  String.raw`^(?:[-*+•·–]|\d{1,3}[.)]|\(?[a-z\d]\))\s+`,
  String.raw`^#{1,6}\s+`,
  String.raw`^[|^]\s+`,
  String.raw`^>\s+`,
  String.raw`^(?:TODO|FIXME|XXX|HACK|NOTE|BUG|WARNING|SAFETY|NB|IMPORTANT|HINT|TIP|PERF|MARK)(?:\([^)\n]*\))?(?::\s*-?\s*|\s+-\s+|\s+)`,
);

/** A type that nobody takes for a word. */
const LUA_TYPE = String.raw`(?:(?=\S*[|[<(.?])${BARE}|(?:string|number|integer|boolean|table|function|any|nil|userdata|thread|self|unknown|void|\p{Lu}\w+)(?:\s*\|\s*${BARE})?)`;

/** Before the common ones, which would take a type for the name. */
const BY_LANGUAGE: Readonly<Record<string, readonly RegExp[]>> = {
  php: patterns(
    String.raw`^@(?:param|property(?:-read|-write)?|var|global)\s+(?:${BARE}\s+)?(?:&|\.{3})*\$\w+(?:\s+${DASH}|$)`,
    String.raw`^@(?:returns?|throws|var|param)\s+${BARE}(?:\s+${DASH}|$)`,
  ),
  lua: patterns(
    String.raw`^@(?:param|field)\s+(?:(?:public|private|protected|package)\s+)?(?:${BRACKETED}|\.{3}|[\w.]+\??)\s+${LUA_TYPE}\s+(?:#\s*)?`,
    String.raw`^@return\s+${LUA_TYPE}(?:,\s*${LUA_TYPE})*\s+(?:[a-z_]\w*\s+(?=[#\p{Lu}]))?(?:#\s*)?`,
    String.raw`^@tparam(?:${BRACKETED})?\s+${BARE}\s+[\w.]+\s+`,
    String.raw`^@treturn\s+${BARE}\s+`,
  ),
  ruby: patterns(
    String.raw`^@option\s+\w+\s+(?:${BRACKETED}\s+)?:?["']?\w+["']?\s+(?:\([^()]*\)\s+)?`,
    String.raw`^@(?:param|yieldparam|attr(?:_reader|_writer)?)\s+(?:${BRACKETED}\s+)?[*&]{0,2}\w+:?\s+(?:${BRACKETED}\s+)?`,
    String.raw`^@(?:return|raise|yieldreturn|yield|type)\s+${BRACKETED}\s+`,
  ),
  // Epydoc
  python: patterns(String.raw`^@(?!type|rtype)\w+(?:\s+[\w.*]+)?:\s+`),
  // The kernel's and GObject's
  c: patterns(String.raw`^@[\w.]+(?:\(\))?:\s+(?:\((?:[\w-]+(?:\s[\w.*-]+)*)\)\s*)*:?\s*`),
  r: patterns(String.raw`^@section\s+`),
};

/** `name (type): words` below a heading of Google's style; Swift's have a bullet. */
const ENTRY = /^(?:[-*]\s+)?\*{0,2}[\w.]+(?:\[[^\]\n]*\])?(?:\s*\([^()\n]*(?:\([^()\n]*\))?[^()\n]*\))?:\s+/u;

/** Lines of any length must not cost more. */
const LOOKED_AT = 1000;

/**
 * How long the structure before a line's words is.
 * @param isEntry below a heading of parameters or what else has names
 * @returns the length of all of them where only names and types stand there; undefined where the line begins nothing
 */
export function headLength(words: string, languageId: string, isEntry: boolean): number | undefined {
  const own = Object.hasOwn(BY_LANGUAGE, languageId) ? (BY_LANGUAGE[languageId] ?? []) : [];
  const beginning = words.slice(0, LOOKED_AT);
  for (const head of [...(isEntry ? [ENTRY] : []), ...own, ...COMMON]) {
    const length = head.exec(beginning)?.[0].length;
    if (length !== undefined && (length < words.length || own.includes(head))) return length;
  }
  return undefined;
}

function patterns(...sources: readonly string[]): RegExp[] {
  return sources.map((source) => new RegExp(source, "u"));
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { code } from "../../../../src/core/translate/formats/code/code.ts";
import { expectIdentity, translated } from "../../../support/formatChecks.ts";

function wordsIn(text: string, dialect: string): string[] {
  return expectIdentity(code, text, { target: "th", dialect }).map(({ source }) => source);
}

/** Lines with the sign of a comment before each. */
function commented(sign: string, ...lines: readonly string[]): string {
  return lines.map((line) => `${sign}${line}\n`).join("");
}

/** What a translation may not touch. */
function protectedIn(text: string, dialect: string): string[] {
  return code
    .extract(text, { target: "th", dialect })
    .spans.flatMap(({ source, marks }) => marks.map(({ start, end }) => source.slice(start, end)));
}

const XML = [
  "<summary>",
  'Opens the file <paramref name="path"/>,',
  'as <see cref="Boat.Open(string)"/> does.',
  "</summary>",
  '<param name="path">Where the file is.</param>',
  '<param name="mode">',
  "  How it is opened.",
  "</param>",
  "<returns>The <c>Boat</c> itself.</returns>",
  '<exception cref="T:System.IO.IOException">When it is gone.</exception>',
  "<remarks><para>First words.</para><para>Second words.</para>",
  "<code>",
  'var boat = Open("a");',
  "// Not these words",
  "</code>",
  "Last words.</remarks>",
  '<seealso cref="Boat"/>',
  '<inheritdoc cref="Boat"/>',
];
const XML_WORDS = [
  'Opens the file <paramref name="path"/>,\nas <see cref="Boat.Open(string)"/> does.',
  "Where the file is.",
  "How it is opened.",
  "The <c>Boat</c> itself.",
  "When it is gone.",
  "First words.",
  "Second words.",
  "Last words.",
];

describe("documentation in XML", () => {
  it.each([
    ["csharp", "    /// "],
    ["fsharp", "/// "],
    ["vb", "  ''' "],
    ["cpp", "/// "],
  ])("gives the words between the tags of %s", (dialect, sign) => {
    const text = commented(sign, ...XML);
    expect(wordsIn(text, dialect)).toEqual(XML_WORDS);
    expect(protectedIn(text, dialect)).toEqual(["<c>Boat</c>"]);
  });

  it("stays XML, whatever the translation", () => {
    const text = "/// <summary>Opens <c>a</c> &amp; closes it.</summary>\n";
    const result = translated(
      code,
      text,
      { target: "th", dialect: "csharp" },
      () => "เปิด <c>a</c> &amp; ก < ข & ค <b>",
    );
    expect(result).toBe("/// <summary>เปิด <c>a</c> &amp; ก &lt; ข &amp; ค &lt;b&gt;</summary>\n");
  });

  it("keeps its tags where they are, with a text of any script", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("မြန်မာ", "បើក", "ເປີດ", "கோப்பை", "打开", "<summary>", "</param>", "a\nb", "&", "<<", "-->"),
        fc.constantFrom(["csharp", "/// "] as const, ["vb", "''' "] as const),
        (words, [dialect, sign]) => {
          const text = commented(sign, ...XML);
          const result = translated(code, text, { target: "my", dialect }, () => `${words} ဖိုင်`);
          expect(code.extract(result, { target: "my", dialect }).spans).toHaveLength(XML_WORDS.length);
        },
      ),
    );
  });
});

describe("documentation in HTML", () => {
  it("gives paragraphs and items, and leaves code", () => {
    const text = [
      "/**",
      " * Opens the {@link Boat} and {@code a < b}.",
      " * <p>A paragraph of its own,",
      " * on two lines.</p>",
      " * <ul>",
      " *   <li>The <code>first</code> item</li>",
      " *   <li>The second item",
      " * </ul>",
      " * <pre>",
      " *   Boat boat = open the boat",
      " *",
      " *   not these words either",
      " * </pre>",
      " * After the code.",
      " * <pre>{@code",
      " *   words of an example",
      " * }</pre>",
      " * @param <T> the type of the boat",
      " * @throws java.io.IOException when it is gone",
      " */",
      "",
    ].join("\n");
    expect(wordsIn(text, "java")).toEqual([
      "Opens the {@link Boat} and {@code a < b}.",
      "A paragraph of its own,\non two lines.",
      "The <code>first</code> item",
      "The second item",
      "After the code.",
      "the type of the boat",
      "when it is gone",
    ]);
    expect(protectedIn(text, "java")).toEqual(["{@link Boat}", "{@code a < b}", "<code>first</code>"]);
  });
});

describe("code of documentation", () => {
  it("begins with a tag that stands alone, and ends with its own", () => {
    const text = [
      "<?php",
      "/**",
      " * Opens the boat:",
      " * <code>",
      " * not these words",
      " * nor these <p>",
      " * </code>",
      " * @file boats/tide.php",
      " * Words behind it.",
      " */",
      "",
    ].join("\n");
    expect(wordsIn(text, "php")).toEqual(["Opens the boat:", "Words behind it."]);
  });
});

describe("names and types of documentation", () => {
  it("are those of NumPy's sections", () => {
    const text = `def f(x, y):
    """Add two boats.

    Parameters
    ----------
    x : int, optional
        The first boat,
        with its name.
    y, z : {'a', 'b'}
        The second one.
    *args
        All others.

    Returns
    -------
    dict of str
        Their sum.

    See Also
    --------
    numpy.sum : Sum of array elements.
    numpy.prod, numpy.max

    Notes
    -----
    Words about it, which
    go on.

    Examples
    --------
    >>> f(1, 2)
    3
    """
`;
    expect(wordsIn(text, "python")).toEqual([
      "Add two boats.",
      "The first boat,\nwith its name.",
      "The second one.",
      "All others.",
      "Their sum.",
      "Sum of array elements.",
      "Words about it, which\ngo on.",
    ]);
  });

  it("end with Google's sections", () => {
    const text = `def f():
    """Open.

    Args:
        when (int): Minutes from now.

    Returns:
        dict[str, int]: The boats.

    More words: they belong together.
    """
`;
    expect(wordsIn(text, "python")).toEqual([
      "Open.",
      "Minutes from now.",
      "The boats.",
      "More words: they belong together.",
    ]);
  });

  it("are left beside the words of reStructuredText's notes", () => {
    const text = `"""Open.

.. versionadded:: 3.1
   The second boat.

.. note::

    Words of a note.

.. code-block:: python

    not = these words
"""
`;
    expect(wordsIn(text, "python")).toEqual(["Open.", "The second boat.", "Words of a note."]);
  });

  it.each([
    [
      "PHPDoc",
      "php",
      "@param string|null $name Nama perahu\n@param array<string, int> $a Semua perahu\n@param callable(int): bool ...$b Fungsi\n@return int Jumlah\n@return \\Foo\\Bar|null Perahu itu\n@throws \\Foo\\Bar Jika hilang\n@var list<int> Nomor\n@var int $x Nomor lain\n@method int boat(string $name)",
      "Nama perahu\nSemua perahu\nFungsi\nJumlah\nPerahu itu\nJika hilang\nNomor\nNomor lain",
    ],
    [
      "YARD",
      "ruby",
      "@param name [String, nil] Tên thuyền\n@param [Hash{Symbol => String}] opts Các tùy chọn\n@return [String] Kết quả\n@option opts [String] :key (nil) Khóa\n@raise [ArgumentError] Khi sai\n@yieldparam boat [Boat] Thuyền\n@overload open(name)",
      "Tên thuyền\nCác tùy chọn\nKết quả\nKhóa\nKhi sai\nThuyền",
    ],
    [
      "EmmyLua",
      "lua",
      "@param x string ชื่อเรือ\n@param y? table<string, integer> เรือทั้งหมด\n@param f fun(a: string): boolean ฟังก์ชัน\n@field name string|nil ชื่อ\n@return boolean # ผลลัพธ์\n@class Boat\n@type string",
      "ชื่อเรือ\nเรือทั้งหมด\nฟังก์ชัน\nชื่อ\nผลลัพธ์",
    ],
    [
      "LDoc",
      "lua",
      "@param x the name of the boat\n@tparam string y the second\n@treturn string the result",
      "the name of the boat\nthe second\nthe result",
    ],
    [
      "Doxygen",
      "cpp",
      "\\brief Membuka fail\n\\param[in] x Nama bot\n\\retval NULL Jika tiada\n@return Hasil\n\\ingroup boats\n\\defgroup boats Semua bot",
      "Membuka fail\nNama bot\nJika tiada\nHasil\nSemua bot",
    ],
    [
      "KDoc",
      "kotlin",
      "@param x பெயர்\n@property name படகு\n@return முடிவு\n@throws IOException இல்லையெனில்\n@sample boats.open",
      "பெயர்\nபடகு\nமுடிவு\nஇல்லையெனில்",
    ],
    [
      "roxygen",
      "r",
      "' Buksan ang bangka\n'\n' @param x,y Mga pangalan\n' @return Ang resulta ng \\code{open}\n' @export\n' @examples\n' open(1) for all",
      "Buksan ang bangka\nMga pangalan\nAng resulta ng \\code{open}",
    ],
    [
      "JSDoc",
      "typescript",
      "@typedef {Object} Boat - ເຮືອ\n@param {{a: string,\n  b: number}} x\n@param {string} [y=[]] - ຊື່\n@type {Map<string, {a: b}>} ທັງໝົດ\n@template {object} T - ປະເພດ",
      "ເຮືອ\nຊື່\nທັງໝົດ\nປະເພດ",
    ],
    [
      "Swift",
      "swift",
      "- Parameter name: 船的名字\n- Parameters:\n  - x: 第一艘船\n  - y: 第二艘船\n- Returns: 结果\n- Throws: 出错时",
      "船的名字\n第一艘船\n第二艘船\n结果\n出错时",
    ],
    ["Epydoc", "python", "@param x: ဘုတ်အမည်\n@type x: string of words\n@return: ရလဒ်", "ဘုတ်အမည်\nရလဒ်"],
    [
      "kernel-doc",
      "c",
      "boat_open - open it\n@name: ឈ្មោះទូក\n@self: (nullable): ទូកនេះ",
      "boat_open - open it\nឈ្មោះទូក\nទូកនេះ",
    ],
  ])("stay in %s", (_, dialect, lines, words) => {
    const signs: Readonly<Record<string, string>> = { ruby: "# ", r: "#", lua: "---", python: "# ", swift: "/// " };
    const sign = signs[dialect];
    const text =
      sign === undefined
        ? `${dialect === "php" ? "<?php\n" : ""}/**\n${commented(" * ", ...lines.split("\n"))} */\n`
        : commented(sign, ...lines.split("\n"));
    expect(wordsIn(text, dialect).join("\n")).toBe(words);
  });
});

describe("examples in documentation", () => {
  it.each([
    [
      "go",
      commented(
        "// ",
        "Open opens.",
        "",
        "\tboat of words := Open()",
        "",
        "More words:",
        "",
        "  - first item",
        "  - second item",
      ),
      ["Open opens.", "More words:", "first item", "second item"],
    ],
    [
      "rust",
      commented(
        "/// ",
        "Opens.",
        "",
        "# Examples",
        "",
        "```",
        "let words = open the boat;",
        "```",
        "",
        "# Safety",
        "",
        "Never null.",
      ),
      ["Opens.", "Never null."],
    ],
    [
      "haskell",
      commented("-- ", "| Opens.", "", "> boat of words", "", ">>> open the boat", "3", "", "More words."),
      ["Opens.", "More words."],
    ],
    ["elixir", '@doc """\nOpens.\n\n    iex> open the boat\n    :ok\n\nMore words.\n"""\n', ["Opens.", "More words."]],
    [
      "ruby",
      commented("# ", "Opens.", "", "  boat of words", "", "More words.", "", "* first item"),
      ["Opens.", "More words.", "first item"],
    ],
    ["c", "/**\n * Opens.\n * @code\n * boat of words\n * @endcode\n * More words.\n */\n", ["Opens.", "More words."]],
    ["python", "# /// script\n# dependencies of words\n# ///\n# More words.\n", ["More words."]],
  ])("are left in %s", (dialect, text, words) => {
    expect(wordsIn(text, dialect)).toEqual(words);
  });
});

describe("headings that tools read in documentation", () => {
  it.each([
    ["javascript", "// Usage", "Usage"],
    ["javascript", "// Notes:", "Notes:"],
    ["c", "/* Warning */", "Warning"],
    ["python", "# Errors", "Errors"],
    ["javascript", "/** Usage */", "Usage"],
    ["javascript", "// Notes:\n// ဖိုင်ကို ဖွင့်ပါ", "Notes:\nဖိုင်ကို ဖွင့်ပါ"],
  ])("are words elsewhere, and where nothing stands below: %s, %s", (dialect, text, words) => {
    expect(wordsIn(`${text}\n`, dialect)).toEqual([words]);
  });

  it.each([
    ["javascript", "/**\n * Notes:\n *   மாலையில் திறக்கும்\n */", "மாலையில் திறக்கும்"],
    ["go", "// Usage:\n//\n// ເປີດໄຟລ໌", "ເປີດໄຟລ໌"],
    ["ruby", "# Returns:\n#   Buksan ang bangka", "Buksan ang bangka"],
  ])("stay there: %s", (dialect, text, words) => {
    expect(wordsIn(`${text}\n`, dialect)).toEqual([words]);
  });
});

/// How papers look in HTML: one style sheet for the screen, for narrow screens and for paper.
enum StyleSheet {
  /// - Parameter imprint: what stands at the foot of printed pages.
  static func text(_ imprint: HTMLRenderer.Imprint, _ words: HTMLWords) -> String {
    [colours, page(imprint, words), base, masthead, counts, parts, tables, narrow, printed].joined()
  }

  /// Fonts by script: Noto, as Debian brings it, then what other systems have.
  private static let sans =
    "\"Noto Sans\",\"Noto Sans CJK JP\",\"Segoe UI\",\"Helvetica Neue\",Arial,\"Hiragino Sans\",\"Yu Gothic\",sans-serif"
  private static let serif =
    "\"Noto Serif\",\"Noto Serif CJK JP\",Georgia,\"Hiragino Mincho ProN\",\"Yu Mincho\",serif"

  private static var colours: String {
    ":root{" + Ink.allCases.map { "--\($0.rawValue):\(Palette.hex($0));" }.joined() + "}\n"
  }

  private static func page(_ imprint: HTMLRenderer.Imprint, _ words: HTMLWords) -> String {
    let small = "font:7.5pt \(sans);color:\(Palette.hex(.quiet))"
    let numbers = zip(words.page.map(quoted), ["counter(page) ", "counter(pages) ", ""]).map { $0 + " " + $1 }.joined()
    let isUpright = imprint.orientation == .portrait
    let apart = isUpright ? "@media print{.sheet+.sheet{break-before:page}}\n" : ""
    return apart + """
      @page{size:A4 \(isUpright ? "portrait" : "landscape");margin:9.5mm 12mm 13mm;
      @bottom-left{content:\(quoted(imprint.title));\(small)}
      @bottom-center{content:\(quoted(imprint.marking));\(small);color:\(Palette.hex(.overdue))}
      @bottom-right{content:\(numbers);\(small)}}

      """
  }

  /// A string of CSS; whatever could end it, or the element that it stands in, is written as a number.
  private static func quoted(_ text: String) -> String {
    let inner = text.madeVisible.unicodeScalars.map { scalar in
      let isPlain =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || " -,.:()/".unicodeScalars.contains(scalar)
      return isPlain ? String(Character(scalar)) : "\\\(String(scalar.value, radix: 16)) "
    }
    return "\"\(inner.joined())\""
  }

  /// Urdu is printed in Nastaliq; in drawings, whose lines lie close, in Naskh.
  private static let nastaliq = #""Noto Nastaliq Urdu","Jameel Noori Nastaleeq","Noto Naskh Arabic",serif"#

  private static let base = """
    *{box-sizing:border-box}
    html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    body{margin:0;background:#E9EDF2;color:var(--text);font:10.5pt/1.45 \(sans);overflow-wrap:break-word}
    h1,h2,h3,h4,p,ul,dl,dd,figure{margin:0;padding:0}
    h1,h2{font-family:\(serif);color:var(--navy);line-height:1.2}
    h3{font-size:1.05em;color:var(--navy);margin-top:1.1em}
    p{margin:.5em 0;max-width:72em}
    ul{padding-left:1.2em;margin:.4em 0}
    [lang=ur]{font-family:\(nastaliq);line-height:2.1}
    html[lang=ur] body{font-family:"Noto Sans",\(nastaliq);line-height:1.75}
    html[lang=ur] h1,html[lang=ur] h2{font-family:"Noto Serif",\(nastaliq);line-height:1.6}
    html[lang=ur] .row,html[lang=ur] .masthead dl,html[lang=ur] .counts{line-height:1.4}
    html[lang=ur] .panel h2,html[lang=ur] .panel h3{line-height:1.3}
    html[lang=ur] figcaption h2,html[lang=ur] figcaption h3{line-height:1.55}
    html[lang=ur] svg.drawing{font-family:"Noto Sans","Noto Naskh Arabic",sans-serif}
    [lang=ja]{font-family:"Noto Sans CJK JP","Hiragino Sans","Yu Gothic",sans-serif}
    [lang=ko]{font-family:"Noto Sans CJK KR","Apple SD Gothic Neo","Malgun Gothic",sans-serif}
    html[lang=ja] :is(h1,.head h2){font-family:"Noto Serif CJK JP","Hiragino Mincho ProN","Yu Mincho",serif}
    html[lang=ko] :is(h1,.head h2){font-family:"Noto Serif CJK KR","Nanum Myeongjo","Batang",serif}
    .sheet{background:var(--paper);max-width:1160px;margin:22px auto;padding:34px 42px 40px;
    box-shadow:0 1px 6px rgba(22,50,92,.18)}
    .hidden{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
    .quiet,.note,.explanation{color:var(--quiet)}
    .note{font-size:.88em;border-top:1px solid var(--rule);padding-top:.5em;margin-top:1.4em}
    .good{color:var(--onTrackWords)}.warning{color:var(--atRiskWords)}.bad{color:var(--overdueWords)}
    .reference{font-weight:600;color:var(--navy)}
    svg{max-width:100%}
    .sign{width:.95em;height:.95em;vertical-align:-.12em;flex:none;margin-inline-end:.35em}
    html[dir=rtl] .sign{margin-inline:.35em 0}
    .chip{display:inline-block;white-space:nowrap;padding-inline:.35em .5em;border-radius:3px;font-weight:600}
    .mark-done.chip{background:var(--doneBand);color:var(--navy)}
    .mark-onTrack.chip,.mark-standing.chip{background:var(--onTrackBand);color:var(--onTrackWords)}
    .mark-atRisk.chip,.mark-noNextStep.chip{background:var(--atRiskBand);color:var(--atRiskWords)}
    .mark-overdue.chip{background:var(--overdueBand);color:var(--overdueWords)}
    .mark-paused.chip,.mark-ended.chip{background:var(--idleBand);color:var(--idleWords)}
    p .chip.chip,li .chip.chip{background:none;padding:0}
    a{color:var(--navy)}
    :focus-visible{outline:2px solid var(--navy);outline-offset:2px}

    """

  private static let masthead = """
    .masthead{display:grid;grid-template-columns:auto 1fr auto;gap:18px;align-items:center;
    border-bottom:2px solid var(--navy);padding-bottom:8px;position:relative}
    .masthead::after{content:"";position:absolute;left:0;right:0;bottom:-5px;border-bottom:1px solid var(--gold)}
    .seal{width:56px;height:56px}
    h1{font-size:2.1em}
    .subtitle{font-size:1.12em;margin:.1em 0 0}
    dl{display:grid;gap:.15em 0;font-size:.9em}
    dl>div{display:grid;grid-template-columns:minmax(6em,11em) 1fr;gap:.9em;break-inside:avoid}
    .sheet>dl{display:block;margin-top:14px;columns:2 30em;column-gap:2.4em}
    dt{color:var(--quiet)}
    .masthead dl{max-width:34em}
    .masthead dl>div{grid-template-columns:7.5em 1fr}
    .masthead dt{text-align:end}
    .masthead+p{font-size:1.12em;line-height:1.45;margin:1.1em 0 .6em;max-width:none}
    .head{display:flex;justify-content:space-between;align-items:baseline;gap:1em;
    border-bottom:2px solid var(--navy);margin-bottom:10px}
    .head h2{font-size:1.55em;border:0}
    .head p{color:var(--quiet);font-size:.88em;margin:0}
    h2{font-size:1.3em;margin-top:1.2em}
    .head h2,.panel h2,figcaption h2,.panel h3{margin-top:0}

    """

  private static let counts = """
    .counts{list-style:none;display:flex;flex-wrap:wrap;gap:9px;padding:0;margin:10px 0}
    .counts li{flex:1 1 90px;border:1px solid var(--rule);border-top:3px solid var(--navy);padding:5px 9px 4px;display:grid;
    grid-template-columns:auto 1fr;align-items:end;column-gap:8px}
    .counts .sum{flex-grow:2}
    .counts .label{grid-column:1/3;font-weight:600;font-size:.88em;white-space:nowrap;display:flex;align-items:center}
    .counts .number{font:700 1.9em/1.1 \(serif);color:var(--navy)}
    .counts .change{font-size:.8em;color:var(--quiet);text-align:end;line-height:1.25;padding-bottom:.25em}
    .counts .mark-done{border-top-color:var(--done)}.counts .mark-onTrack{border-top-color:var(--onTrack)}
    .counts .mark-atRisk,.counts .mark-noNextStep{border-top-color:var(--atRisk)}
    .counts .mark-overdue{border-top-color:var(--overdue)}
    .counts .mark-overdue .number{color:var(--overdue)}
    .counts .mark-paused,.counts .mark-ended,.counts .mark-standing{border-top-color:var(--idle)}

    """

  private static let parts = """
    .row{display:grid;grid-template-columns:repeat(12,1fr);gap:9px;margin:9px 0;align-items:stretch}
    .part{display:grid;gap:7px;grid-template-columns:minmax(0,1fr)}
    .of-3{grid-column:span 3}.of-4{grid-column:span 4}.of-5{grid-column:span 5}.of-6{grid-column:span 6}
    .of-7{grid-column:span 7}.of-8{grid-column:span 8}.of-9{grid-column:span 9}.of-12{grid-column:span 12}
    .panel,figure{border:1px solid var(--rule);padding:8px 11px;break-inside:avoid}
    .panel{margin:9px 0}.row .panel{margin:0}
    .panel>header{display:flex;justify-content:space-between;align-items:baseline;gap:1em}
    .panel h2,.panel h3,figcaption h2,figcaption h3{font:600 1.02em/1.3 \(sans);color:var(--navy)}
    .panel .detail{margin:0;font-size:.86em;font-weight:600;color:var(--goldWords);white-space:nowrap}
    .panel p,.panel ul{font-size:.92em}
    .panel p{margin:.15em 0}
    .request{border-color:var(--gold);background:var(--goldBand)}
    .request h2,.request h3{color:var(--goldWords)}
    .request ul{list-style:none;counter-reset:d;padding:0;margin:.35em 0 .1em;columns:2 15em;column-gap:1.6em}
    .request li{counter-increment:d;position:relative;padding-inline-start:1.9em;break-inside:avoid;margin-bottom:.35em}
    .request li::before{content:counter(d);position:absolute;inset-inline-start:0;top:.15em;width:1.45em;height:1.45em;
    border-radius:50%;background:var(--goldWords);color:#fff;font:700 .82em/1.45em \(sans);text-align:center}
    .explanation{font-size:.8em;margin:0 0 .35em;line-height:1.35}
    figure{display:flex;flex-direction:column}
    figure svg{width:100%;height:auto;display:block;font-family:\(sans)}
    .as-table{white-space:nowrap}
    .scrolled{overflow-x:auto}
    .cards{columns:2 26em;column-gap:18px}
    .cards .panel{break-inside:avoid;margin:0 0 12px;border-top:2px solid var(--navy)}
    .figures{columns:2 30em;column-gap:28px}.figures .head,.figures .wide{column-span:all}
    .figures-of{break-inside:avoid;margin-bottom:1.2em}.figures-of h3{margin-top:0}

    """

  private static let tables = """
    table{width:100%;border-collapse:collapse;font-size:.86em;line-height:1.36;margin:.5em 0}
    th,td{text-align:start;vertical-align:top;padding:3px 6px;border-bottom:1px solid var(--rule);font-weight:400}
    thead th{background:var(--navy);color:#fff;font-weight:600;vertical-align:bottom;padding:5px 6px}
    tbody th{color:var(--text)}
    th.number,td.number{text-align:end;font-variant-numeric:tabular-nums lining-nums}
    tbody th.fixed,td.fixed{white-space:nowrap}
    .group th{background:var(--band);color:var(--navy);font-weight:600;font-size:1.06em}
    .group th>div{display:flex;justify-content:space-between;gap:1em}
    .group .detail{font-weight:400;color:var(--quiet)}
    .totals>*{font-weight:700;border-top:2px solid var(--navy)}
    .panel table{margin:.2em 0}
    .panel thead th{background:none;color:var(--quiet);border-bottom:1.5px solid var(--navy)}
    tr.mark-overdue>th{box-shadow:inset 4px 0 0 var(--overdue);padding-inline-start:10px}
    tr.mark-atRisk>th{box-shadow:inset 4px 0 0 var(--atRisk);padding-inline-start:10px}
    [dir=rtl] tr.mark-overdue>th{box-shadow:inset -4px 0 0 var(--overdue)}
    [dir=rtl] tr.mark-atRisk>th{box-shadow:inset -4px 0 0 var(--atRisk)}
    col.weight-2{width:18%}col.weight-3{width:24%}
    .panel col.weight-2{width:36%}.panel th,.panel td{padding:3px 4px}
    .blank{display:flex;gap:.4em;white-space:nowrap}
    .blank>span{flex:1;min-width:4em;border-bottom:1px solid var(--quiet)}

    """

  /// A telephone, or a page enlarged to 200 %: everything below each other, each row a record of labels and values.
  private static let narrow = """
    @media screen and (max-width:760px){
    .sheet{padding:18px 14px;margin:0 0 10px;box-shadow:none}
    .masthead{display:block}.seal{display:none}.masthead dt{text-align:start}.masthead dl{margin-top:8px}
    .head{display:block}.row,.request ul{display:block;columns:1}.row>.part{margin-bottom:9px}
    .counts li{flex:1 1 40%}
    table,thead,tbody,tr,th,td{display:block}
    thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
    col,colgroup{display:none}
    tr{border-bottom:1px solid var(--rule);padding:6px 0}
    th,td,th.number,td.number{border:0;padding:1px 6px;text-align:start;white-space:normal}
    td:has(>div:empty){display:none}
    td[data-label]{display:grid;grid-template-columns:7.5em 1fr;gap:.6em}
    td[data-label]::before{content:attr(data-label);color:var(--quiet);font-size:.88em;padding-top:.1em}
    td[data-label=""]{display:block}td[data-label=""]::before{content:none}
    tbody tr>th:not([colspan]){font-weight:600}
    .group th>div{display:block}.group .detail{display:block}
    .scrolled svg{width:920px;max-width:none}
    }

    """

  private static let printed = """
    @media print{
    body{background:none;font-size:8.4pt;line-height:1.4}
    .sheet{max-width:none;margin:0;padding:0;box-shadow:none}
    .front+.sheet{break-before:page}
    .sheet+.sheet{margin-top:7mm}
    thead{display:table-header-group}
    tr,.panel,figure,.counts li{break-inside:avoid}
    tr.group,thead,tbody tr:first-child:not(:last-child){break-after:avoid}
    h2,h3,h4,.head{break-after:avoid}
    table{font-size:7.7pt}
    .masthead+p{font-size:9.2pt;margin:1em 0 .5em}
    .row,.counts,.panel{gap:7px;margin:7px 0}.panel,figure{padding:5px 9px}
    .counts li{padding:3px 8px 2px}.counts .number{font-size:1.6em}
    .sheet:first-child h1{font-size:1.8em}.seal{width:48px;height:48px}
    .as-table{display:none}
    a{color:inherit;text-decoration:none}
    }
    @media (prefers-contrast:more){:root{--quiet:#2C3540;--rule:#8A93A0}}

    """
}

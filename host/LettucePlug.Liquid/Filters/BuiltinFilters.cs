namespace LettucePlug.Liquid;

/// <summary>The filters by name. A switch and not a table: a short run pays only for the filters it uses.</summary>
internal static class BuiltinFilters
{
    private static readonly string[] StandardNames =
    [
        "abs", "append", "at_least", "at_most", "base64_decode", "base64_encode", "base64_url_safe_decode",
        "base64_url_safe_encode", "capitalize", "ceil", "compact", "concat", "date", "default", "divided_by", "downcase",
        "escape", "escape_once", "find", "find_index", "first", "floor", "has", "join", "last", "lstrip", "map", "minus",
        "modulo", "newline_to_br", "plus", "prepend", "reject", "remove", "remove_first", "remove_last", "replace",
        "replace_first", "replace_last", "reverse", "round", "rstrip", "size", "slice", "sort", "sort_natural", "split",
        "strip", "strip_html", "strip_newlines", "sum", "times", "truncate", "truncatewords", "uniq", "upcase",
        "url_decode", "url_encode", "where", "h",
    ];

    private static readonly string[] PromptNames =
        ["json", "indent", "quote", "xml_escape", "oneline", "tokens", "fence", "names", "t"];

    public static IEnumerable<string> Names(bool isPrompt) =>
        isPrompt ? StandardNames.Concat(PromptNames) : StandardNames;

    public static FilterDefinition? Find(string name, bool isPrompt) => name switch
    {
        "abs" => new(NumberFilters.Abs, 0, 0),
        "at_least" => new(NumberFilters.AtLeast, 1, 1),
        "at_most" => new(NumberFilters.AtMost, 1, 1),
        "ceil" => new(NumberFilters.Ceil, 0, 0),
        "divided_by" => new(NumberFilters.DividedBy, 1, 1),
        "floor" => new(NumberFilters.Floor, 0, 0),
        "minus" => new(NumberFilters.Minus, 1, 1),
        "modulo" => new(NumberFilters.Modulo, 1, 1),
        "plus" => new(NumberFilters.Plus, 1, 1),
        "round" => new(NumberFilters.Round, 0, 1),
        "times" => new(NumberFilters.Times, 1, 1),
        "append" => new(StringFilters.Append, 1, 1),
        "capitalize" => new(StringFilters.Capitalize, 0, 0),
        "downcase" => new(StringFilters.Downcase, 0, 0),
        "lstrip" => new(StringFilters.LStrip, 0, 0),
        "prepend" => new(StringFilters.Prepend, 1, 1),
        "remove" => new(ReplaceFilters.Remove, 1, 1),
        "remove_first" => new(ReplaceFilters.RemoveFirst, 1, 1),
        "remove_last" => new(ReplaceFilters.RemoveLast, 1, 1),
        "replace" => new(ReplaceFilters.Replace, 1, 2),
        "replace_first" => new(ReplaceFilters.ReplaceFirst, 1, 2),
        "replace_last" => new(ReplaceFilters.ReplaceLast, 2, 2),
        "rstrip" => new(StringFilters.RStrip, 0, 0),
        "slice" => new(StringFilters.Slice, 1, 2),
        "split" => new(StringFilters.Split, 1, 1),
        "strip" => new(StringFilters.Strip, 0, 0),
        "strip_newlines" => new(StringFilters.StripNewlines, 0, 0),
        "truncate" => new(TruncateFilters.Truncate, 0, 2),
        "truncatewords" => new(TruncateFilters.TruncateWords, 0, 2),
        "upcase" => new(StringFilters.Upcase, 0, 0),
        "base64_decode" => new(EncodingFilters.Base64Decode, 0, 0),
        "base64_encode" => new(EncodingFilters.Base64Encode, 0, 0),
        "base64_url_safe_decode" => new(EncodingFilters.Base64UrlSafeDecode, 0, 0),
        "base64_url_safe_encode" => new(EncodingFilters.Base64UrlSafeEncode, 0, 0),
        "escape" or "h" => new(MarkupFilters.Escape, 0, 0),
        "escape_once" => new(MarkupFilters.EscapeOnce, 0, 0),
        "newline_to_br" => new(MarkupFilters.NewlineToBr, 0, 0),
        "strip_html" => new(MarkupFilters.StripHtml, 0, 0),
        "url_decode" => new(EncodingFilters.UrlDecode, 0, 0),
        "url_encode" => new(EncodingFilters.UrlEncode, 0, 0),
        "compact" => new(ListFilters.Compact, 0, 1),
        "concat" => new(ListFilters.Concat, 1, 1),
        "first" => new(ListFilters.First, 0, 0),
        "join" => new(ListFilters.Join, 0, 1),
        "last" => new(ListFilters.Last, 0, 0),
        "map" => new(ListFilters.Map, 1, 1),
        "reverse" => new(ListFilters.Reverse, 0, 0),
        "size" => new(ListFilters.Size, 0, 0),
        "sort" => new(SortFilters.Sort, 0, 1),
        "sort_natural" => new(SortFilters.SortNatural, 0, 1),
        "sum" => new(ListFilters.Sum, 0, 1),
        "uniq" => new(ListFilters.Uniq, 0, 1),
        "find" => new(SelectFilters.Find, 1, 2),
        "find_index" => new(SelectFilters.FindIndex, 1, 2),
        "has" => new(SelectFilters.Has, 1, 2),
        "reject" => new(SelectFilters.Reject, 1, 2),
        "where" => new(SelectFilters.Where, 1, 2),
        "date" => new(DateFilter.Date, 1, 1),
        "default" => new(MarkupFilters.Default, 0, 1, ["allow_false"]),
        _ => isPrompt ? FindPrompt(name) : null,
    };

    private static FilterDefinition? FindPrompt(string name) => name switch
    {
        "json" => new(PromptFilters.Json, 0, 0),
        "indent" => new(PromptFilters.Indent, 1, 1, ["first"]),
        "quote" => new(PromptFilters.Quote, 0, 0),
        "xml_escape" => new(PromptFilters.XmlEscape, 0, 0),
        "oneline" => new(PromptFilters.OneLine, 0, 0),
        "tokens" => new(PromptFilters.Tokens, 0, 0),
        "fence" => new(PromptFilters.Fence, 0, 1),
        "names" => new(PromptFilters.Names, 0, 0),
        "t" => new(PromptFilters.Translate, 0, 0, null),
        _ => null,
    };
}

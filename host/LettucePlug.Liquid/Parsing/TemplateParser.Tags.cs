namespace LettucePlug.Liquid;

internal sealed partial class TemplateParser
{
    private static readonly string[] StandardTags =
    [
        "assign", "break", "continue", "capture", "case", "comment", "cycle", "decrement", "increment", "doc", "echo",
        "for", "if", "unless", "ifchanged", "include", "render", "liquid", "raw", "snippet", "tablerow",
    ];

    private Node? ParseTag(in Tag tag, ReadOnlySpan<char> name)
    {
        switch (name)
        {
            case "#":
                return ParseInlineComment(tag);
            case "assign":
                return ParseAssign(tag);
            case "break":
                return new InterruptNode(tag.Start, tag.End, Interrupt.Break);
            case "continue":
                return new InterruptNode(tag.Start, tag.End, Interrupt.Continue);
            case "capture":
                return ParseCapture(tag);
            case "case":
                return ParseCase(tag);
            case "comment":
                return ParseComment(tag);
            case "cycle":
                return ParseCycle(tag);
            case "decrement" or "increment":
                return ParseCounter(tag, name is "increment");
            case "doc":
                return ParseDoc(tag);
            case "echo":
                return new OutputNode(tag.Start, tag.End, ParseFiltered() ?? NilAt(_at));
            case "for":
                return ParseFor(tag);
            case "if" or "unless":
                return ParseIf(tag, name is "unless");
            case "ifchanged":
                return new IfChangedNode(tag.Start, tag.End, ParseToEnd(tag, "ifchanged", "endifchanged"));
            case "include" or "render":
                return ParsePartial(tag, name is "render");
            case "liquid":
                return ParseLines(tag);
            case "raw":
                return ParseRaw(tag);
            case "snippet":
                return ParseSnippet(tag);
            case "tablerow":
                return ParseTableRow(tag);
        }

        if (IsPrompt && ParsePromptTag(tag, name, out var node))
        {
            return node;
        }

        ReportUnknownTag(tag, name);
        return null;
    }

    private void ReportUnknownTag(in Tag tag, ReadOnlySpan<char> name)
    {
        string[] known = [.. StandardTags, .. IsPrompt ? PromptTags : []];
        var word = name.ToString();
        (_forgiven ??= []).Add("end" + word);
        Error(
            DiagnosticCode.UnknownTag,
            tag.Start,
            tag.End,
            word.Length == 0 ? "a tag needs a name" : $"Unknown tag '{word}'",
            PromptTags.Contains(word) ? "it exists only in the prompt dialect" : NearestName.Hint(word, known));
    }

    private SilentNode ParseInlineComment(in Tag tag)
    {
        var at = tag.MarkupStart;
        while (!_inLines && (at = _text.IndexOf('\n', at, tag.MarkupEnd - at)) >= 0)
        {
            while (at < tag.MarkupEnd && IsSpace(_text[at]))
            {
                at++;
            }

            if (at < tag.MarkupEnd && _text[at] != '#')
            {
                Error(
                    DiagnosticCode.Syntax,
                    at,
                    Math.Min(EndOfLine(at), tag.MarkupEnd),
                    "each line of an inline comment must start with #",
                    "add #, or use {% comment %}");
                break;
            }
        }

        return new SilentNode(tag.Start, tag.End);
    }

    private AssignNode? ParseAssign(in Tag tag)
    {
        var name = ReadTarget();
        if (name is null || !Take('='))
        {
            Error(DiagnosticCode.BadTagArguments, tag.Start, tag.End, "assign needs a name and a value", "write {% assign name = value %}");
            return null;
        }

        return new AssignNode(tag.Start, tag.End, name, ParseFiltered() ?? NilAt(_at));
    }

    /// <summary>The name a tag writes to. Digits, dots and brackets are part of it in lenient templates.</summary>
    private string? ReadTarget()
    {
        SkipSpace();
        var start = _at;
        while (IsNamePart(Peek()) || (IsLenient && Peek() is '.' or '[' or ']'))
        {
            _at++;
        }

        return _at == start || (!IsLenient && _text[start] == '-') ? null : Intern(_text.AsSpan(start, _at - start));
    }

    private CaptureNode? ParseCapture(in Tag tag)
    {
        SkipSpace();
        var quote = Peek() is '"' or '\'' ? Peek() : '\0';
        _at += quote == '\0' ? 0 : 1;
        var name = ReadTarget();
        if (name is null || (quote != '\0' && !Take(quote)))
        {
            Error(DiagnosticCode.BadTagArguments, tag.Start, tag.End, "capture needs a name", "write {% capture name %}");
        }

        var body = ParseToEnd(tag, "capture", "endcapture");
        return name is null ? null : new CaptureNode(tag.Start, tag.End, name, body);
    }

    private CounterNode? ParseCounter(in Tag tag, bool isIncrement)
    {
        string? name;
        if (_options.Strictness == Strictness.Pack)
        {
            name = ReadTarget();
        }
        else
        {
            // Whatever stands there is the counter's name.
            name = AtEnd ? null : _text.AsSpan(_at, _stop - _at).TrimEnd().ToString();
            _at = _stop;
        }

        if (name is null)
        {
            Error(DiagnosticCode.BadTagArguments, tag.Start, tag.End, $"{NameOf(tag)} needs the name of a counter");
            return null;
        }

        RequireEnd();
        return new CounterNode(tag.Start, tag.End, name, isIncrement);
    }

    private CycleNode? ParseCycle(in Tag tag)
    {
        var start = _at;
        Expression? group = null;
        var values = new List<Expression>();
        var first = ParseValue();
        if (first is not null && Take(':'))
        {
            group = first;
            start = _at;
            first = ParseValue();
        }

        while (first is not null)
        {
            values.Add(first);
            if (!Take(','))
            {
                break;
            }

            first = ParseValue();
        }

        if (values.Count == 0)
        {
            Error(DiagnosticCode.BadTagArguments, tag.Start, tag.End, "cycle needs values", "write {% cycle 'one', 'two' %}");
            return null;
        }

        if (_options.Strictness >= Strictness.Strict2)
        {
            RequireEnd();
        }

        return new CycleNode(tag.Start, tag.End, group, string.Join(',', values.Select(value => _text[value.Start..value.End])), [.. values]);
    }

    private SnippetNode? ParseSnippet(in Tag tag)
    {
        var name = ReadTarget();
        if (name is null)
        {
            Error(DiagnosticCode.BadTagArguments, tag.Start, tag.End, "snippet needs a name", "write {% snippet name %}");
        }

        var body = ParseToEnd(tag, "snippet", "endsnippet");
        return name is null ? null : new SnippetNode(tag.Start, tag.End, name, body);
    }

    /// <summary>Words behind what a tag needs are an error, or ignored when lenient.</summary>
    private void RequireEnd()
    {
        if (!AtEnd && !IsLenient)
        {
            Error(DiagnosticCode.Syntax, _at, _stop, $"'{Shorten(_at, _stop)}' means nothing here");
        }
    }
}

namespace LettucePlug.Liquid;

internal sealed partial class TemplateParser
{
    private static readonly string[] IfMiddles = ["elsif", "else"];
    private static readonly string[] CaseMiddles = ["when", "else"];
    private static readonly string[] ForMiddles = ["else"];

    private IfNode ParseIf(in Tag tag, bool isUnless)
    {
        var open = new OpenTag(
            isUnless ? "unless" : "if", isUnless ? "endunless" : "endif", IfMiddles, tag.Start, tag.End);
        var branches = new List<Branch>(2);
        ConditionExpression? condition = ParseCondition(tag);
        RequireNoJunk();
        var hasElse = false;
        while (true)
        {
            var body = ParseBody(open, out var end);
            branches.Add(new Branch(condition, body));
            var word = end.End == 0 ? "" : NameOf(end);
            if (word is not "else" and not "elsif")
            {
                break;
            }

            _tagFailed = false;
            (_at, _stop) = (end.MarkupStart, end.MarkupEnd);
            CheckElse(end, word, ref hasElse);
            condition = word is "elsif" ? ParseCondition(end) : null;
        }

        var isBlank = branches.TrueForAll(static branch => branch.Body.IsBlank);
        if (isBlank)
        {
            branches.ForEach(static branch => branch.Body.StripText());
        }

        return new IfNode(tag.Start, tag.End, [.. branches], isUnless, isBlank);
    }

    private void RequireNoJunk()
    {
        if (!AtEnd && !IsLenient)
        {
            Error(DiagnosticCode.Syntax, _at, _stop, $"'{Shorten(_at, _stop)}' means nothing in a condition");
        }
    }

    /// <summary>Packs may not have branches that are never reached, nor words behind <c>else</c> that are never read.</summary>
    private void CheckElse(in Tag tag, ReadOnlySpan<char> word, ref bool hasElse)
    {
        if (_options.Strictness == Strictness.Pack)
        {
            if (hasElse)
            {
                Error(DiagnosticCode.DuplicateElse, tag.Start, tag.End, $"{{% {word} %}} after {{% else %}} is never reached");
            }
            else if (word is "else" && !AtEnd)
            {
                Error(DiagnosticCode.Syntax, _at, _stop, "else takes no condition", "use elsif");
            }
        }

        hasElse |= word is "else";
    }

    private CaseNode ParseCase(in Tag tag)
    {
        var open = new OpenTag("case", "endcase", CaseMiddles, tag.Start, tag.End);
        var subject = ParseValue();
        if (subject is null)
        {
            Error(DiagnosticCode.BadTagArguments, tag.Start, tag.End, "case needs a value", "write {% case value %}");
        }
        else if (_options.Strictness >= Strictness.Strict2)
        {
            RequireEnd();
        }

        var branches = new List<CaseBranch>();
        _ = ParseBody(open, out var end);
        var hasElse = false;
        while (end.End != 0 && NameOf(end) is "when" or "else")
        {
            _tagFailed = false;
            (_at, _stop) = (end.MarkupStart, end.MarkupEnd);
            var word = NameOf(end);
            Expression[]? values = null;
            if (word is "when")
            {
                values = ParseWhen(end);
            }
            else
            {
                CheckElse(end, word, ref hasElse);
            }

            branches.Add(new CaseBranch(values, ParseBody(open, out end)));
        }

        var isBlank = branches.TrueForAll(static branch => branch.Body.IsBlank);
        if (isBlank)
        {
            branches.ForEach(static branch => branch.Body.StripText());
        }

        return new CaseNode(tag.Start, tag.End, subject ?? NilAt(_at), [.. branches], isBlank);
    }

    private Expression[] ParseWhen(in Tag tag)
    {
        var values = new List<Expression>();
        do
        {
            if (ParseValue() is not { } value)
            {
                if (values.Count == 0 || _options.Strictness >= Strictness.Strict2)
                {
                    Error(DiagnosticCode.BadTagArguments, tag.Start, tag.End, "when needs a value", "write {% when 'a' or 'b' %}");
                }

                break;
            }

            values.Add(value);
            if (values.Count > _options.Limits.Operators)
            {
                throw LimitAt(LimitKind.Operators, _options.Limits.Operators, tag.Start, tag.End);
            }
        }
        while (Take(',') || TakeWord("or"));

        if (_options.Strictness >= Strictness.Strict2)
        {
            RequireEnd();
        }

        return [.. values];
    }

    private ForNode? ParseFor(in Tag tag)
    {
        var header = ParseLoopHeader(tag, hasColumns: false);
        var body = ParseBody(new OpenTag("for", "endfor", ForMiddles, tag.Start, tag.End), out var end);
        Block? otherwise = null;
        var hasElse = false;
        while (end.End != 0 && NameOf(end) is "else")
        {
            _tagFailed = false;
            (_at, _stop) = (end.MarkupStart, end.MarkupEnd);
            CheckElse(end, "else", ref hasElse);
            otherwise = ParseBody(new OpenTag("for", "endfor", ForMiddles, tag.Start, tag.End), out end);
        }

        if (header is null)
        {
            return null;
        }

        var isBlank = body.IsBlank && otherwise is null or { IsBlank: true };
        if (isBlank)
        {
            body.StripText();
            otherwise?.StripText();
        }

        return new ForNode(tag.Start, tag.End, header, body, otherwise, isBlank);
    }

    private TableRowNode? ParseTableRow(in Tag tag)
    {
        var header = ParseLoopHeader(tag, hasColumns: true);
        var body = ParseToEnd(tag, "tablerow", "endtablerow");
        return header is null ? null : new TableRowNode(tag.Start, tag.End, header, body);
    }

    private LoopHeader? ParseLoopHeader(in Tag tag, bool hasColumns)
    {
        SkipSpace();
        var name = IsLenient ? ReadTarget() : IsNameStart(Peek()) ? ReadName() : null;
        var collection = name is not null && TakeWord("in") ? ParseValue() : null;
        if (name is null || collection is null)
        {
            Error(
                DiagnosticCode.BadTagArguments,
                tag.Start,
                tag.End,
                $"{NameOf(tag)} needs a variable and a list",
                $"write {{% {NameOf(tag)} item in items %}}");
            return null;
        }

        var isReversed = !hasColumns && TakeWord("reversed");
        Expression? offset = null;
        Expression? limit = null;
        Expression? columns = null;
        var continues = false;
        while (!AtEnd)
        {
            _ = Take(',');
            SkipSpace();
            var start = _at;
            var word = IsNameStart(Peek()) ? ReadName() : "";
            if (word is "limit" or "offset" || (word is "cols" && hasColumns))
            {
                if (!Take(':'))
                {
                    if (IsLenient)
                    {
                        continue;
                    }

                    Error(DiagnosticCode.BadTagArguments, start, _at, $"'{word}' needs a value", $"write {word}: 3");
                    continue;
                }

                SkipSpace();
                if (word is "offset")
                {
                    continues = TakeWord("continue");
                    if (continues)
                    {
                        continue;
                    }
                }

                var value = ParseValue();
                (limit, offset, columns) = (
                    word is "limit" ? value : limit, word is "offset" ? value : offset, word is "cols" ? value : columns);
            }
            else if (!IsLenient)
            {
                Error(
                    DiagnosticCode.BadTagArguments,
                    start,
                    Math.Max(_at, Math.Min(start + 1, _stop)),
                    word.Length > 0 ? $"'{word}' is not an option of {NameOf(tag)}" : "limit or offset is expected here",
                    hasColumns ? "there are limit, offset and cols" : "there are reversed (first), limit and offset");
                break;
            }
            else if (word.Length == 0)
            {
                _at++;
            }
        }

        var text = Intern(_text.AsSpan(collection.Start, collection.End - collection.Start));
        return new LoopHeader(name, collection, $"{name}-{text}", offset, continues, limit, columns, isReversed);
    }
}

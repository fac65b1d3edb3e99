namespace LettucePlug.Liquid;

/// <summary>Walks through the nodes of a template and notes what they use.</summary>
internal sealed partial class TemplateInspector
{
    private readonly LiquidTemplate _template;
    private readonly List<VariableUse> _variables = [];
    private readonly List<NameUse> _filters = [];
    private readonly List<NameUse> _tags = [];
    private readonly List<NameUse> _partials = [];
    private readonly List<NameUse> _slots = [];
    private readonly List<NameUse> _blocks = [];
    private readonly List<NameUse> _roles = [];
    private readonly List<NameUse> _sections = [];
    private readonly List<NameUse> _localeKeys = [];
    private readonly List<NameUse> _outside = [];
    private readonly List<NameUse> _assigns = [];
    private readonly List<NameUse> _hugeRanges = [];
    private readonly List<NameUse> _unlimitedHistory = [];
    private readonly HashSet<string> _assigned = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly List<string> _locals = [];
    private bool _hasHistory;
    private bool _includes;
    private int _guards;
    private int _roleDepth;

    private TemplateInspector(LiquidTemplate template)
    {
        _template = template;
    }

    public static TemplateInfo Inspect(LiquidTemplate template)
    {
        var inspector = new TemplateInspector(template);
        inspector.Visit(template.Root);
        return new TemplateInfo
        {
            Variables = inspector._variables,
            Filters = inspector._filters,
            Tags = inspector._tags,
            Partials = inspector._partials,
            MediaSlots = inspector._slots,
            Blocks = inspector._blocks,
            Roles = inspector._roles,
            Sections = inspector._sections,
            LocaleKeys = inspector._localeKeys,
            // An include can read everything, so nothing is known to be unused beside one.
            UnusedAssigns = inspector._includes ? []
                : [.. inspector._assigns.Where(assign => !inspector._read.Contains(assign.Name))],
            TextOutsideRoles = inspector._roles.Count > 0 ? inspector._outside : [],
            HugeRanges = inspector._hugeRanges,
            HasHistory = inspector._hasHistory,
            UnlimitedHistory = inspector._unlimitedHistory,
            Extends = template.ExtendsName,
        };
    }

    private void Visit(Block block)
    {
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            // A thread with next to no stack sees less of a deeply nested template, and lives.
            return;
        }

        foreach (var node in block.Nodes)
        {
            Visit(node);
        }
    }

    private void Visit(Node node)
    {
        switch (node)
        {
            case TextNode text:
                if (_roleDepth == 0 && !text.Text.IsWhiteSpace())
                {
                    _outside.Add(Use("text", node.Start, node.End));
                }

                return;
            case OutputNode output:
                if (_roleDepth == 0)
                {
                    _outside.Add(Use("output", node.Start, node.End));
                }

                Visit(output.Expression);
                return;
            case SilentNode:
                return;
        }

        VisitTag(node);
    }

    private void VisitLoop(Node node, string tag, LoopHeader header, string state, Block body)
    {
        Tag(tag, node);
        Visit(header.Collection);
        Visit(header.Offset);
        Visit(header.Limit);
        Visit(header.Columns);
        _locals.Add(header.Variable);
        _locals.Add(state);
        Visit(body);
        _locals.RemoveRange(_locals.Count - 2, 2);
    }

    private void VisitPartial(Node node, string tag, PartialHeader header)
    {
        Tag(tag, node);
        var isKnown = header.Name is LiteralExpression { Value.Kind: LiquidKind.String };
        if (!isKnown && header.Name is PathExpression { Name: { } snippet } && _assigned.Contains(snippet))
        {
            _read.Add(snippet);
        }
        else
        {
            _partials.Add(Use(
                isKnown ? ((LiteralExpression)header.Name).Value.ToText() : "", header.Name.Start, header.Name.End));
            Visit(header.Name);
        }

        Visit(header.Subject);
        foreach (var argument in header.Arguments)
        {
            Visit(argument.Value);
        }
    }

    private void Visit(ConditionExpression? condition)
    {
        _guards++;
        foreach (var term in condition?.Terms ?? [])
        {
            Visit(term.Left);
            Visit(term.Right);
        }

        _guards--;
    }

    private void Visit(Expression? expression)
    {
        switch (expression)
        {
            case PathExpression path:
                VisitPath(path);
                break;
            case RangeExpression range:
                NoteHugeRange(range);
                Visit(range.From);
                Visit(range.To);
                break;
            case MediaSlotExpression slot:
                _slots.Add(Use(slot.Slot, slot.Start, slot.End));
                break;
            case FilteredExpression filtered:
                _guards += filtered.HasDefault ? 1 : 0;
                Visit(filtered.Input);
                _guards -= filtered.HasDefault ? 1 : 0;
                if (filtered.Filters[0].Name == "t" && filtered.Input is LiteralExpression { Value.Kind: LiquidKind.String } key)
                {
                    _localeKeys.Add(Use(key.Value.ToText(), key.Start, key.End));
                }

                foreach (var filter in filtered.Filters)
                {
                    _filters.Add(Use(filter.Name, filter.Start, filter.Start + filter.Name.Length));
                    Array.ForEach(filter.Arguments, Visit);
                }

                break;
        }
    }

    private void NoteHugeRange(RangeExpression range)
    {
        if (range.From is LiteralExpression from && range.To is LiteralExpression to
            && from.Value.TryGetInteger(out var first) && to.Value.TryGetInteger(out var last)
            && new LiquidRange(first, last).Count > _template.Options.Limits.Range)
        {
            _hugeRanges.Add(Use(_template.Source.Text[range.Start..range.End], range.Start, range.End));
        }
    }

    private void VisitPath(PathExpression path)
    {
        var root = path.Name ?? (path.RootIndex is LiteralExpression literal ? literal.Value.ToText() : "");
        if (path.RootIndex is not null)
        {
            Visit(path.RootIndex);
        }

        var text = new System.Text.StringBuilder(root);
        foreach (var segment in path.Segments)
        {
            if (segment.Name is { } name)
            {
                text.Append('.').Append(name);
            }
            else if (segment.Index is LiteralExpression { Value.Kind: LiquidKind.String } key)
            {
                text.Append('.').Append(key.Value.ToText());
            }
            else
            {
                text.Append("[]");
                Visit(segment.Index);
            }
        }

        _read.Add(root);
        var (line, column) = _template.Source.Locate(path.Start);
        _variables.Add(new VariableUse
        {
            Root = root,
            Path = text.ToString(),
            IsLocal = _locals.Contains(root) || _assigned.Contains(root),
            IsGuarded = _guards > 0,
            Line = line,
            Column = column,
            Offset = path.Start,
            Length = path.End - path.Start,
        });
    }

    private void Tag(string name, Node node) => _tags.Add(Use(name, node.Start, node.End));

    private NameUse Use(string name, int start, int end)
    {
        var (line, column) = _template.Source.Locate(start);
        return new NameUse { Name = name, Line = line, Column = column, Offset = start, Length = end - start };
    }
}

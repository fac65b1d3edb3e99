namespace LettucePlug.Liquid;

/// <summary>A message with a role. Being a node, it can be opened by the template's author only, never by a value.</summary>
internal sealed class RoleNode(int start, int end, string role, Block body) : Node(start, end)
{
    public string Role => role;

    public Block Body => body;

    public override void Render(RenderContext context)
    {
        context.At(Start, End);
        context.RequireStructure("role");
        if (context.Marks.IsInRole)
        {
            throw context.Fault(DiagnosticCode.MisplacedTag, "a role cannot be inside of another role");
        }

        var (line, _) = context.Template.Source.Locate(Start);
        context.Marks.Add(new Mark(MarkKind.RoleStart, context.Output.Length, role) { File = context.Template.File, Number = line });
        context.Marks.IsInRole = true;
        body.Render(context);
        context.Marks.IsInRole = false;
        context.Marks.Add(new Mark(MarkKind.RoleEnd, context.Output.Length, role));
    }
}

internal sealed class MediaNode(int start, int end, string slot, Expression? limit) : Node(start, end)
{
    public string Slot => slot;

    public override void Render(RenderContext context)
    {
        context.At(Start, End);
        context.RequireStructure("media");
        var most = ForNode.NumberOf(limit, context) ?? long.MaxValue;
        var media = context.MediaIn(slot);
        if (media.Count > 0 && most > 0)
        {
            context.Marks.Add(new Mark(MarkKind.Media, context.Output.Length, slot)
            {
                Media = [.. media.Take((int)Math.Min(most, media.Count))],
            });
        }
    }
}

internal sealed class HistoryNode(int start, int end, Expression? last) : Node(start, end)
{
    public bool HasLimit => last is not null;

    public override void Render(RenderContext context)
    {
        context.At(Start, End);
        context.RequireStructure("history");
        context.Marks.Add(new Mark(MarkKind.History, context.Output.Length, "")
        {
            Number = ForNode.NumberOf(last, context) is { } most ? Math.Clamp(most, 0, int.MaxValue) : -1,
        });
    }
}

internal sealed class SectionNode(int start, int end, string name, Expression? priority, Expression? most, Block body)
    : Node(start, end)
{
    public string Name => name;

    public Block Body => body;

    public override void Render(RenderContext context)
    {
        context.At(Start, End);
        context.RequireStructure("section");
        if (context.Marks.IsInSection)
        {
            throw context.Fault(DiagnosticCode.MisplacedTag, "a section cannot be inside of another section");
        }

        var rank = ForNode.NumberOf(priority, context) ?? 0;
        var tokens = ForNode.NumberOf(most, context) ?? long.MaxValue;
        context.At(Start, End);
        context.Marks.Add(new Mark(MarkKind.SectionStart, context.Output.Length, name)
        {
            Number = rank,
            MaxTokens = tokens,
            Place = context.Place(DiagnosticCode.SectionDropped, ""),
        });
        context.Marks.IsInSection = true;
        body.Render(context);
        context.Marks.IsInSection = false;
        context.Marks.Add(new Mark(MarkKind.SectionEnd, context.Output.Length, name));
    }
}

internal sealed class ExtendsNode(int start, int end, string name) : Node(start, end)
{
    public string Name => name;

    public override bool IsBlank => true;

    public override void Render(RenderContext context)
    {
        // The renderer follows it before anything is rendered.
    }
}

/// <summary>A named part that a template extending this one can replace.</summary>
internal sealed class BlockNode(int start, int end, string name, Block body) : Node(start, end)
{
    public string Name => name;

    public Block Body => body;

    public override void Render(RenderContext context) => context.RenderBlock(this);
}

internal sealed class SuperNode(int start, int end) : Node(start, end)
{
    public override void Render(RenderContext context)
    {
        context.At(Start, End);
        context.RenderSuper(this);
    }
}

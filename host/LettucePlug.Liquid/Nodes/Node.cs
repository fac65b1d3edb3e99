namespace LettucePlug.Liquid;

/// <summary>Why the rest of a block is skipped.</summary>
internal enum Interrupt
{
    None,
    Break,
    Continue,
}

/// <summary>A piece of a template that renders itself.</summary>
internal abstract class Node(int start, int end)
{
    public int Start { get; } = start;

    public int End { get; } = end;

    /// <summary>Whether it can never print anything but white space; a block of only such nodes prints nothing at all.</summary>
    public virtual bool IsBlank => false;

    public abstract void Render(RenderContext context);
}

/// <summary>Text between tags, taken from the source when it is printed.</summary>
internal sealed class TextNode(string source, int start, int end, bool isRaw) : Node(start, end)
{
    public bool IsRaw => isRaw;

    public ReadOnlySpan<char> Text => source.AsSpan(Start, End - Start);

    public override bool IsBlank => isRaw ? Start == End : Text.IsWhiteSpace();

    public override void Render(RenderContext context)
    {
        context.At(Start, End);
        context.Write(Text);
    }
}

/// <summary>The nodes between two tags.</summary>
internal sealed class Block(Node[] nodes)
{
    public static readonly Block None = new([]);

    private Node[] _nodes = nodes;

    public Node[] Nodes => _nodes;

    public bool IsBlank => Array.TrueForAll(_nodes, static node => node.IsBlank);

    /// <summary>Only while parsing: takes out the white space of a block that prints nothing else.</summary>
    public void StripText() => _nodes = Array.FindAll(_nodes, static node => node is not TextNode);

    public void Render(RenderContext context)
    {
        context.CheckStack();
        if (context.Options.InlineErrors)
        {
            RenderGuarded(context);
            return;
        }

        foreach (var node in _nodes)
        {
            context.Step(node);
            node.Render(context);
            if (context.Interrupt != Interrupt.None)
            {
                return;
            }
        }
    }

    private void RenderGuarded(RenderContext context)
    {
        foreach (var node in _nodes)
        {
            context.Step(node);
            var saved = context.Save();
            try
            {
                node.Render(context);
            }
            catch (LiquidRenderException failure)
            {
                context.Restore(saved);
                context.Report(failure.Diagnostic);
                context.Write($"Liquid error: {failure.Diagnostic.Message}");
            }

            if (context.Interrupt != Interrupt.None)
            {
                return;
            }
        }
    }
}

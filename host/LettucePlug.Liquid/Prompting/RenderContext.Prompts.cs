namespace LettucePlug.Liquid;

public sealed partial class RenderContext
{
    private Dictionary<string, List<(BlockNode Node, LiquidTemplate Template)>>? _overrides;
    private (string Name, int Level) _block = ("", -1);

    internal Marks Marks => field ??= new Marks();

    internal bool HasMarks { get; private set; }

    internal void RequireStructure(string tag)
    {
        if (CaptureDepth > 0)
        {
            throw Fault(
                DiagnosticCode.StructureInText,
                $"{tag} cannot be inside of capture or ifchanged, which collect text",
                "move it out, and print the captured text inside of it");
        }

        HasMarks = true;
    }

    /// <summary>Notes the blocks of one template of an extends chain; the most derived one comes first.</summary>
    internal void AddBlocks(LiquidTemplate template)
    {
        _overrides ??= new Dictionary<string, List<(BlockNode, LiquidTemplate)>>(StringComparer.Ordinal);
        foreach (var block in template.Blocks)
        {
            if (!_overrides.TryGetValue(block.Name, out var chain))
            {
                _overrides[block.Name] = chain = [];
            }

            chain.Add((block, template));
        }
    }

    internal void RenderBlock(BlockNode block)
    {
        if (_overrides is null || !_overrides.TryGetValue(block.Name, out var chain))
        {
            block.Body.Render(this);
            return;
        }

        RenderLevel(block.Name, chain, 0, block);
    }

    internal void RenderSuper(SuperNode node)
    {
        if (_overrides is not null && _overrides.TryGetValue(_block.Name, out var chain)
            && _block.Level + 1 < chain.Count)
        {
            RenderLevel(_block.Name, chain, _block.Level + 1, node);
        }
    }

    private void RenderLevel(
        string name, List<(BlockNode Node, LiquidTemplate Template)> chain, int level, Node from)
    {
        var outer = _block;
        var (node, template) = chain[level];
        _block = (name, level);
        At(from.Start, from.End);
        if (ReferenceEquals(template, Template))
        {
            CheckStack();
            node.Body.Render(this);
        }
        else
        {
            EnterTemplate(template, from.Start);
            node.Body.Render(this);
            LeaveTemplate();
        }

        _block = outer;
    }
}

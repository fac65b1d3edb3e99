namespace LettucePlug.Liquid;

internal sealed partial class TemplateParser
{
    private BlockNode ParseBlockTag(in Tag tag)
    {
        RequireStructure(tag);
        var name = ReadWord();
        if (name is null)
        {
            Error(DiagnosticCode.BadTagArguments, tag.Start, tag.End, "block needs a name", "write {% block rules %}");
        }
        else if (_blocks.Exists(block => block.Name == name))
        {
            Error(DiagnosticCode.DuplicateBlock, tag.Start, tag.End, $"there is a block '{name}' already");
        }

        RequireEnd();
        var node = new BlockNode(tag.Start, tag.End, name ?? "", ParseToEnd(tag, "block", "endblock"));
        _blocks.Add(node);
        return node;
    }

    private ExtendsNode? ParseExtends(in Tag tag)
    {
        var name = ParseValue() is LiteralExpression { Value.Kind: LiquidKind.String } literal ? literal.Value.ToText() : null;
        if (name is null)
        {
            Error(DiagnosticCode.BadTagArguments, tag.Start, tag.End, "extends needs the name of a template in quotes", "write {% extends 'core:scene.writer' %}");
            return null;
        }

        if (_extends is not null || _open.Count > 1 || _pending.Exists(static node => !node.IsBlank))
        {
            Error(DiagnosticCode.MisplacedTag, tag.Start, tag.End, "extends must be the first tag of a file");
            return null;
        }

        RequireEnd();
        return _extends = new ExtendsNode(tag.Start, tag.End, name);
    }

    /// <summary>In a template that extends another one there is nothing but blocks: the rest would be printed nowhere.</summary>
    private void CheckExtends(Block root)
    {
        if (_extends is null)
        {
            return;
        }

        foreach (var node in root.Nodes)
        {
            if (node is not (BlockNode or ExtendsNode) && !node.IsBlank)
            {
                _tagFailed = false;
                Error(
                    DiagnosticCode.MisplacedTag,
                    node.Start,
                    node.End,
                    "this is outside of every block, so a template that extends another one never prints it",
                    "put it into {% block name %}");
                return;
            }
        }
    }
}

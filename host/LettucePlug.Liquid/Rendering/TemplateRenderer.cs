using System.Text;

namespace LettucePlug.Liquid;

/// <summary>Runs a template from its data to its result.</summary>
internal static class TemplateRenderer
{
    public static RenderResult Render(
        LiquidTemplate template, LiquidMap data, RenderOptions options, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var context = new RenderContext(template, data, options, cancellationToken);
        try
        {
            var root = template.Extends is null ? template : FollowExtends(template, context);
            root.Root.Render(context);
            var text = context.Output.Text.ToString();
            return context.HasMarks || options.TokenBudget is not null
                ? Structure(context, text)
                : new RenderResult(text, context, null, null);
        }
        finally
        {
            context.Output.Dispose();
        }
    }

    private static RenderResult Structure(RenderContext context, string text)
    {
        var plan = SectionPlan.Make(context, text);
        var marks = context.Marks.All;
        var messages = PromptAssembler.Assemble(text, marks, plan, context.Options.DefaultRole);
        if (marks.Exists(static mark => mark.Kind == MarkKind.RoleStart))
        {
            text = string.Join("\n\n", messages.Select(message => message.Text).Where(part => part.Length > 0));
        }
        else
        {
            var kept = new StringBuilder(text.Length);
            plan.AppendKept(text, 0, text.Length, kept);
            text = kept.ToString();
        }

        return new RenderResult(text, context, messages, plan);
    }

    /// <summary>
    /// Goes from a template to the one it extends in the end, collects the blocks on the way and runs what the
    /// templates assign, the innermost last so that it wins.
    /// </summary>
    private static LiquidTemplate FollowExtends(LiquidTemplate template, RenderContext context)
    {
        var seen = new List<LiquidTemplate>();
        while (template.Extends is { } extends)
        {
            seen.Add(template);
            context.AddBlocks(template);
            var parent = context.LoadTemplate(extends.Name, TemplateUse.Extends, extends);
            context.At(extends.Start, extends.End);
            if (seen.Count > context.Options.Limits.ExtendsDepth || seen.Contains(parent))
            {
                throw context.LimitFault(LimitKind.ExtendsDepth, context.Options.Limits.ExtendsDepth);
            }

            foreach (var block in template.Blocks)
            {
                if (!Array.Exists(parent.Blocks, known => known.Name == block.Name) && parent.Extends is null)
                {
                    context.At(block.Start, block.End);
                    context.Report(context.Place(
                        DiagnosticCode.UnknownBlock,
                        $"'{extends.Name}' has no block '{block.Name}', so this one is never printed",
                        NearestName.Hint(block.Name, parent.Blocks.Select(known => known.Name))) with
                    {
                        Severity = DiagnosticSeverity.Warning,
                    });
                }
            }

            context.At(extends.Start, extends.End);
            context.EnterTemplate(parent, extends.Start);
            template = parent;
        }

        context.AddBlocks(template);
        seen.Reverse();
        foreach (var child in seen)
        {
            foreach (var node in child.Root.Nodes)
            {
                if (node is AssignNode or CaptureNode)
                {
                    context.Step(node);
                    node.Render(context);
                }
            }
        }

        return template;
    }
}

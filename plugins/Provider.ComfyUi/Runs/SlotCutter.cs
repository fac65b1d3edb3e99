using LettucePlug.Provider.ComfyUi.Server;
using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Runs;

/// <summary>
/// Takes the nodes of empty reference slots out of a workflow, and whatever cannot do without them, so that a workflow
/// for three references also runs with one.
/// </summary>
internal static class SlotCutter
{
    public static async Task<WorkflowCut> CutAsync(
        Workflow workflow, ReferenceSlots slots, ComfyServer server, CancellationToken cancellationToken)
    {
        var cut = new WorkflowCut();
        foreach (var slot in slots.Empty.Where(slot => slot.IsWhole))
        {
            var classes = new Dictionary<string, NodeClass?>();
            var waiting = new Queue<string>([slot.Node]);
            while (waiting.TryDequeue(out var gone))
            {
                if (!cut.Nodes.Add(gone))
                {
                    continue;
                }

                foreach (var (node, input) in Consumers(workflow, gone).Where(link => !cut.Nodes.Contains(link.Node.Id)))
                {
                    if (await NeedsAsync(node, input).ConfigureAwait(false))
                    {
                        waiting.Enqueue(node.Id);
                    }
                    else
                    {
                        cut.Inputs.Add((node.Id, input));
                    }
                }
            }

            if (!IsWorthRunning(workflow, cut))
            {
                throw Missing(workflow, slots, slot);
            }

            async Task<bool> NeedsAsync(WorkflowNode node, string input)
            {
                if (node.Class is not { } name)
                {
                    return true;
                }

                if (!classes.TryGetValue(name, out var cls))
                {
                    cls = await NodeClass.TryFindAsync(server, name, cancellationToken).ConfigureAwait(false);
                    classes[name] = cls;
                }

                return cls is null || !cls.Inputs.TryGetValue(input, out var known) || known.IsRequired;
            }
        }

        return cut;
    }

    private static IEnumerable<(WorkflowNode Node, string Input)> Consumers(Workflow workflow, string id) =>
        from node in workflow.Nodes
        from link in node.Links
        where link.From == id
        select (node, link.Input);

    /// <summary>A workflow whose every end was taken away makes nothing.</summary>
    private static bool IsWorthRunning(Workflow workflow, WorkflowCut cut)
    {
        var feeding = workflow.Nodes.SelectMany(node => node.Links).Select(link => link.From).ToHashSet();
        return workflow.Nodes.Any(node => !feeding.Contains(node.Id) && !cut.Nodes.Contains(node.Id) && node.Links.Any());
    }

    private static ProviderException Missing(Workflow workflow, ReferenceSlots slots, TokenUse slot)
    {
        var wants = slot.Token.Role is { } role ? $"a reference for {slot.Token}, a {role.Name}" : $"a reference for {slot.Token}";
        return new ProviderException(
            ProviderFailure.InvalidRequest,
            $"The workflow wants {wants}, in {workflow.Find(slot.Node)}; the request has {slots.Count} references and none that fits.")
        {
            ProviderCode = "missing-reference",
            Hint = "Add the reference, or use a workflow without that slot.",
        };
    }
}

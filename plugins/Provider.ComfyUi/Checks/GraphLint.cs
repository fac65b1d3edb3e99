using System.Text.Json;
using LettucePlug.Provider.ComfyUi.Workflows;

namespace LettucePlug.Provider.ComfyUi.Checks;

/// <summary>Looks at the nodes of a workflow and how they hang together, as far as that can be told without the server.</summary>
internal static class GraphLint
{
    /// <summary>Words in the names of classes that end a workflow.</summary>
    private static readonly string[] OutputWords = ["Save", "Preview", "Output", "Send", "Websocket", "WebSocket", "Display", "Show", "Export", "Combine"];

    public static void Check(Workflow workflow, Findings findings)
    {
        if (workflow.IsWrapped)
        {
            findings.Tell("wrapped-workflow", "The text is a whole request; only the workflow in it is used.");
        }

        foreach (var node in workflow.Nodes)
        {
            if (node.Class is null)
            {
                findings.Error(
                    "no-class-type",
                    $"Node {node.Id} has no class_type, so the server refuses the workflow.",
                    "Export it again in API format.",
                    workflow.PlaceOf(node.Id));
            }

            if (!node.Json.TryGetProperty("inputs", out var inputs) || inputs.ValueKind != JsonValueKind.Object)
            {
                findings.Error("no-inputs", $"{Sentence(node)} has no inputs object.", null, workflow.PlaceOf(node.Id));
            }

            foreach (var link in node.Links.Where(link => workflow.Find(link.From) is null))
            {
                findings.Error(
                    "broken-link",
                    $"'{link.Input}' of {node} is fed by node {link.From}, which does not exist.",
                    null,
                    workflow.PlaceOf(node.Id, link.Input));
            }
        }

        CheckEnds(workflow, findings);
    }

    /// <summary>The nodes that feed no other.</summary>
    public static IReadOnlyList<WorkflowNode> Ends(Workflow workflow)
    {
        var feeding = workflow.Nodes.SelectMany(node => node.Links).Select(link => link.From).ToHashSet();
        return [.. workflow.Nodes.Where(node => !feeding.Contains(node.Id))];
    }

    private static void CheckEnds(Workflow workflow, Findings findings)
    {
        var ends = Ends(workflow);
        if (ends.Count == 0)
        {
            findings.Error("no-output-node", "Every node feeds another one: nothing comes out of the workflow.");
            return;
        }

        var outputs = workflow.Nodes.Count(LooksLikeOutput);
        if (outputs == 0)
        {
            findings.Warn(
                "no-output-node",
                "No node seems to save a picture, so the server would have nothing to do.",
                "Add a Save Image node.");
        }

        foreach (var node in ends.Where(node => outputs > 0 && !LooksLikeOutput(node)))
        {
            findings.Warn("unused-node", $"Nothing uses what {node} gives: it has no effect.", null, workflow.PlaceOf(node.Id));
        }

        if (outputs > 0 && !workflow.Nodes.Any(node => LooksLikeOutput(node) && !IsPreview(node)))
        {
            findings.Tell(
                "preview-only", "The workflow only previews its pictures; those are taken, and the server deletes them when it restarts.");
        }
    }

    private static bool LooksLikeOutput(WorkflowNode node) =>
        node.Class is { } name && OutputWords.Any(word => name.Contains(word, StringComparison.Ordinal));

    private static bool IsPreview(WorkflowNode node) => node.Class?.StartsWith("Preview", StringComparison.Ordinal) == true;

    private static string Sentence(WorkflowNode node)
    {
        var text = node.ToString();
        return char.ToUpperInvariant(text[0]) + text[1..];
    }
}

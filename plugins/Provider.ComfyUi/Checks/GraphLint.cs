using System.Text.Json;
using LettucePlug.Provider.ComfyUi.Server;
using LettucePlug.Provider.ComfyUi.Workflows;

namespace LettucePlug.Provider.ComfyUi.Checks;

/// <summary>Looks at the nodes of a workflow and how they hang together, as far as that can be told without the server.</summary>
internal static class GraphLint
{
    private const int MostNamed = 5;

    /// <summary>Words in the names of classes that end a workflow.</summary>
    private static readonly string[] OutputWords = ["Save", "Preview", "Output", "Send", "Websocket", "WebSocket", "Display", "Show", "Export", "Combine"];

    public static void Check(Workflow workflow, Findings findings)
    {
        if (workflow.IsWrapped)
        {
            findings.Tell("wrapped-workflow", "The text holds more than a workflow; only the nodes in it are used.");
        }

        if (workflow.Others.Count > 0)
        {
            var more = workflow.Others.Count > 1 ? $" (and {workflow.Others.Count - 1} more)" : "";
            findings.Warn(
                "not-a-node",
                $"'{NodeProblem.Shorten(workflow.Others[0])}'{more} is no node and is not sent.",
                null,
                workflow.PlaceOf(workflow.Others[0]));
        }

        foreach (var node in workflow.Nodes)
        {
            if (node.Class is null)
            {
                findings.Error(
                    "no-class-type",
                    $"Node {node.Id} has no class_type, so the server refuses the workflow.",
                    WorkflowException.Export,
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

    /// <summary>Names the first few nodes that have no effect, and counts the others.</summary>
    public static void WarnOfUnused(IReadOnlyList<WorkflowNode> nodes, Workflow workflow, Findings findings)
    {
        foreach (var node in nodes.Take(MostNamed))
        {
            findings.Warn("unused-node", $"Nothing uses what {node} gives: it has no effect.", null, workflow.PlaceOf(node.Id));
        }

        if (nodes.Count > MostNamed)
        {
            findings.Warn(
                "unused-node", $"{nodes.Count - MostNamed} more nodes have no effect.", null, workflow.PlaceOf(nodes[MostNamed].Id));
        }
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

        WarnOfUnused([.. ends.Where(node => outputs > 0 && !LooksLikeOutput(node))], workflow, findings);

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

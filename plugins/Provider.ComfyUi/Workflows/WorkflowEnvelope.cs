using System.Text.Json;

namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>
/// Finds the nodes in what people save: the workflow alone, a whole request, both formats side by side as the editor
/// hands them out and pictures carry them, or the input of a job runner.
/// </summary>
internal static class WorkflowEnvelope
{
    private static readonly IReadOnlyList<string>[] Paths =
        [["prompt"], ["output"], ["workflow"], ["workflow_api"], ["input", "workflow"], ["input", "prompt"]];

    /// <param name="root">The whole text.</param>
    /// <param name="source">The same text, for places.</param>
    /// <param name="graph">The object whose members are nodes.</param>
    /// <returns>The names of the members that lead from the root to it; none where it is the root.</returns>
    /// <exception cref="WorkflowException">There is none.</exception>
    public static IReadOnlyList<string> Open(JsonElement root, WorkflowText source, out JsonElement graph)
    {
        if (root.ValueKind == JsonValueKind.String)
        {
            throw Quoted();
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new WorkflowException("not-a-workflow", "A workflow is a JSON object whose members are nodes.")
            {
                Hint = WorkflowException.Export,
                Place = new(1, 1),
            };
        }

        graph = root;
        if (HasNodes(root))
        {
            return [];
        }

        foreach (var path in Paths)
        {
            if (Follow(root, path) is { } inner && HasNodes(inner))
            {
                graph = inner;
                return path;
            }
        }

        if (IsOfEditor(root) || Paths.Any(path => Follow(root, path) is { } inner && IsOfEditor(inner)))
        {
            throw new WorkflowException(
                "ui-format",
                "This is a workflow as ComfyUI's editor saves it, with positions and wires; the server runs the API format only.")
            {
                Hint = WorkflowException.Export,
                Place = source.PlaceOf(Math.Max(0, source.Utf8.AsSpan().IndexOf("\"nodes\""u8))),
            };
        }

        return Paths.Any(path => Follow(root, path) is { ValueKind: JsonValueKind.String }) ? throw Quoted() : [];
    }

    private static JsonElement? Follow(JsonElement root, IReadOnlyList<string> path)
    {
        foreach (var name in path)
        {
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(name, out root))
            {
                return null;
            }
        }

        return root;
    }

    private static bool HasNodes(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.EnumerateObject().Any(member => WorkflowNode.IsNode(member.Value));

    private static bool IsOfEditor(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("nodes", out var nodes) && nodes.ValueKind == JsonValueKind.Array;

    private static WorkflowException Quoted() =>
        new("not-a-workflow", "The workflow lies here as a text within JSON, quotation marks and all.")
        {
            Hint = "Save the text itself, without the marks around it. " + WorkflowException.Export,
            Place = new(1, 1),
        };
}

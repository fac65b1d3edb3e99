using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>A workflow in API format, parsed before anything is put into it.</summary>
internal sealed class Workflow
{
    private readonly Dictionary<string, WorkflowNode> _byId;
    private readonly WorkflowPlaces _places;

    private Workflow(IReadOnlyList<WorkflowNode> nodes, WorkflowPlaces places, bool isWrapped)
    {
        Nodes = nodes;
        _byId = nodes.ToDictionary(node => node.Id);
        _places = places;
        IsWrapped = isWrapped;
        var canonical = string.Join('\n', nodes.OrderBy(node => node.Id, StringComparer.Ordinal)
            .Select(node => $"{node.Id}:{JsonSerializer.Serialize(node.Json)}"));
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
    }

    /// <summary>In the order in which they are written.</summary>
    public IReadOnlyList<WorkflowNode> Nodes { get; }

    public IReadOnlyList<TokenUse> Tokens => _places.Tokens;

    /// <summary>The SHA-256 of the workflow with its tokens in place: the same for every picture it makes.</summary>
    public string Hash { get; }

    /// <summary>Whether it lay within a whole request, as some tools save it.</summary>
    public bool IsWrapped { get; }

    public bool Has(TokenKind kind) => Tokens.Any(use => use.Token.Kind == kind && use.IsReplaced);

    public IEnumerable<TokenUse> Slots => Tokens.Where(use => use.Token.Kind == TokenKind.Image && use.IsReplaced);

    public WorkflowNode? Find(string id) => _byId.GetValueOrDefault(id);

    public TextPlace? PlaceOf(string node, string? input = null) => _places.Of(node, input);

    /// <summary>How a node is called in messages.</summary>
    public string TitleOf(string node) => Find(node)?.Title ?? $"node {node}";

    /// <exception cref="WorkflowException">The text is no workflow in API format.</exception>
    public static Workflow Parse(string text)
    {
        var source = new WorkflowText(text);
        var root = ParseJson(source);
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new WorkflowException("not-a-workflow", "A workflow is a JSON object whose members are nodes.")
            {
                Hint = Export,
                Place = new(1, 1),
            };
        }

        RefuseUiFormat(root, source);
        var isWrapped = root.TryGetProperty("prompt", out var inner)
            && inner.ValueKind == JsonValueKind.Object
            && !inner.TryGetProperty("class_type", out _);
        if (isWrapped)
        {
            RefuseUiFormat(inner, source);
            root = inner;
        }

        var places = WorkflowPlaces.Read(source, isWrapped ? 1 : 0);
        var nodes = new List<WorkflowNode>();
        foreach (var member in root.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Object)
            {
                throw new WorkflowException(
                    "not-a-node", $"'{Shorten(member.Name)}' is no node: a node is an object with a class_type and inputs.")
                {
                    Hint = Export,
                    Place = places.Of(member.Name),
                };
            }

            nodes.Add(WorkflowNode.Read(member.Name, member.Value));
        }

        return nodes.Count > 0
            ? new Workflow(nodes, places, isWrapped)
            : throw new WorkflowException("empty-workflow", "The workflow has no nodes.") { Hint = Export, Place = new(1, 1) };
    }

    private const string Export =
        "In ComfyUI choose Workflow > Export (API); older versions have 'Save (API Format)' once the dev mode options are on.";

    private static JsonElement ParseJson(WorkflowText source)
    {
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
            using var document = JsonDocument.Parse(source.Utf8, options);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            var words = e.Message;
            if (words.IndexOf(" LineNumber:", StringComparison.Ordinal) is >= 0 and var end)
            {
                words = words[..end];
            }

            throw new WorkflowException("invalid-json", $"The workflow is no valid JSON: {words.TrimEnd('.', ' ')}.")
            {
                Place = e is { LineNumber: { } line, BytePositionInLine: { } position } ? source.PlaceOf(line, position) : null,
            };
        }
    }

    private static void RefuseUiFormat(JsonElement root, WorkflowText source)
    {
        if (root.TryGetProperty("nodes", out var nodes) && nodes.ValueKind == JsonValueKind.Array)
        {
            throw new WorkflowException(
                "ui-format",
                "This is a workflow as ComfyUI's editor saves it, with positions and wires; the server runs the API format only.")
            {
                Hint = Export,
                Place = source.PlaceOf(Math.Max(0, source.Utf8.AsSpan().IndexOf("\"nodes\""u8))),
            };
        }
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}

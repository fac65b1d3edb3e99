using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LettucePlug.Provider.ComfyUi.Server;

namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>A workflow in API format, parsed before anything is put into it.</summary>
internal sealed class Workflow
{
    private readonly Dictionary<string, WorkflowNode> _byId;
    private readonly WorkflowPlaces _places;

    private Workflow(IReadOnlyList<WorkflowNode> nodes, IReadOnlyList<string> others, WorkflowPlaces places, bool isWrapped)
    {
        Nodes = nodes;
        Others = others;
        _byId = nodes.ToDictionary(node => node.Id);
        _places = places;
        IsWrapped = isWrapped;
        var canonical = string.Join('\n', nodes.OrderBy(node => node.Id, StringComparer.Ordinal)
            .Select(node => $"{node.Id}:{JsonSerializer.Serialize(node.Json)}"));
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
    }

    /// <summary>In the order in which they are written.</summary>
    public IReadOnlyList<WorkflowNode> Nodes { get; }

    /// <summary>Members that are no nodes, such as comments: they are not sent.</summary>
    public IReadOnlyList<string> Others { get; }

    public IReadOnlyList<TokenUse> Tokens => _places.Tokens;

    /// <summary>The SHA-256 of the workflow with its tokens in place: the same for every picture it makes.</summary>
    public string Hash { get; }

    /// <summary>Whether it lay within something else, such as a whole request.</summary>
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
        var path = WorkflowEnvelope.Open(ParseJson(source), source, out var graph);
        var places = WorkflowPlaces.Read(source, path);
        var nodes = new List<WorkflowNode>();
        var others = new List<string>();
        foreach (var member in graph.EnumerateObject())
        {
            if (WorkflowNode.IsNode(member.Value))
            {
                nodes.Add(WorkflowNode.Read(member.Name, member.Value));
            }
            else
            {
                others.Add(member.Name);
            }
        }

        if (nodes.Count > 0)
        {
            return new Workflow(nodes, others, places, isWrapped: path.Count > 0);
        }

        throw others.Count == 0
            ? new WorkflowException("empty-workflow", "The workflow has no nodes.") { Hint = WorkflowException.Export, Place = new(1, 1) }
            : new WorkflowException(
                "not-a-node", $"'{NodeProblem.Shorten(others[0])}' is no node: a node is an object with a class_type and inputs.")
            {
                Hint = WorkflowException.Export,
                Place = places.Of(others[0]),
            };
    }

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
            throw JsonMistake.Explain(e, source);
        }
    }
}

using System.Text.Json;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Server;

/// <summary>A class of nodes, as the server describes it.</summary>
internal sealed class NodeClass
{
    private readonly Dictionary<string, NodeInput> _inputs = [];

    private NodeClass()
    {
    }

    public bool IsOutput { get; private init; }

    public IReadOnlyList<string> Outputs { get; private init; } = [];

    public IReadOnlyDictionary<string, NodeInput> Inputs => _inputs;

    /// <summary>Asks for a class; null where the server has none of that name.</summary>
    public static async Task<NodeClass?> FindAsync(ComfyServer server, string name, CancellationToken cancellationToken)
    {
        using var answer = await server
            .GetJsonAsync($"object_info/{Uri.EscapeDataString(name)}", cancellationToken).ConfigureAwait(false);
        var json = answer.RootElement.Member(name);
        return json.ValueKind == JsonValueKind.Object ? Read(json) : null;
    }

    /// <summary>The same; null also where the server, or a proxy before it, does not describe its nodes.</summary>
    public static async Task<NodeClass?> TryFindAsync(ComfyServer server, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(server, name, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderException e) when (e.StatusCode == 404)
        {
            return null;
        }
    }

    private static NodeClass Read(JsonElement json)
    {
        var read = new NodeClass
        {
            IsOutput = json.Member("output_node").ValueKind == JsonValueKind.True,
            Outputs = [.. json.Items("output").Select(type => type.ValueKind == JsonValueKind.String ? type.GetString()! : "COMBO")],
        };
        foreach (var section in (string[])["required", "optional"])
        {
            foreach (var input in json.Member("input").Member(section).Members())
            {
                read._inputs[input.Name] = NodeInput.Read(input.Value, isRequired: section == "required");
            }
        }

        return read;
    }
}

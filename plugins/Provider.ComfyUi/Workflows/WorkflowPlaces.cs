using System.Text;
using System.Text.Json;

namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>Where in the text nodes, inputs and tokens are.</summary>
internal sealed class WorkflowPlaces
{
    private readonly Dictionary<(string Node, string? Input), TextPlace> _places = [];
    private readonly List<TokenUse> _tokens = [];

    private WorkflowPlaces()
    {
    }

    public IReadOnlyList<TokenUse> Tokens => _tokens;

    public TextPlace? Of(string node, string? input = null) =>
        _places.TryGetValue((node, input), out var place) ? place
        : _places.TryGetValue((node, null), out var whole) ? whole
        : null;

    /// <param name="source">A text that is valid JSON.</param>
    /// <param name="depth">How deep the nodes lie: 0 for members of the root.</param>
    public static WorkflowPlaces Read(WorkflowText source, int depth)
    {
        var places = new WorkflowPlaces();
        var reader = new Utf8JsonReader(source.Utf8);
        var names = new string[reader.CurrentState.Options.MaxDepth is 0 ? 65 : reader.CurrentState.Options.MaxDepth + 1];
        var (node, section, input) = (depth + 1, depth + 2, depth + 3);
        while (reader.Read())
        {
            var at = reader.CurrentDepth;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                names[at] = reader.GetString()!;
                if (at == node)
                {
                    places._places[(names[node], null)] = source.PlaceOf(reader.TokenStartIndex);
                }
                else if (at == input && names[section] == "inputs" && IsInside())
                {
                    places._places[(names[node], names[input])] = source.PlaceOf(reader.TokenStartIndex);
                }
            }
            else if (reader.TokenType == JsonTokenType.String && at >= input && names[section] == "inputs" && IsInside())
            {
                places.AddTokens(source, names[node], names[input], reader);
            }
        }

        return places;

        bool IsInside() => depth == 0 || names[1] == "prompt";
    }

    private void AddTokens(WorkflowText source, string node, string input, Utf8JsonReader reader)
    {
        var value = reader.GetString()!;
        if (WorkflowText.BareName(value) is { } bare)
        {
            Add(Token.Read(bare, isWhole: true), isWhole: true, reader.TokenStartIndex);
            return;
        }

        // The raw text holds escapes; names of tokens have none, so they are found in it one after another.
        var raw = reader.ValueSpan;
        var from = 0;
        foreach (var (match, token) in Token.FindAll(value))
        {
            var found = raw[from..].IndexOf(Encoding.ASCII.GetBytes(match.Value));
            from = found < 0 ? from : from + found;
            Add(token, match.Length == value.Length, reader.TokenStartIndex + 1 + from);
            from += found < 0 ? 0 : match.Length;
        }

        void Add(Token token, bool isWhole, long offset) => _tokens.Add(new TokenUse
        {
            Token = token,
            Node = node,
            Input = input,
            IsWhole = isWhole,
            Place = source.PlaceOf(offset),
        });
    }
}

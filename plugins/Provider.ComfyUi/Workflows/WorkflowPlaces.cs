using System.Text;
using System.Text.Json;

namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>Where in the text nodes, inputs and tokens are. Lines are counted when somebody asks: a text can be megabytes long.</summary>
internal sealed class WorkflowPlaces
{
    private readonly WorkflowText _source;
    private readonly Dictionary<(string Node, string? Input), long> _places = [];
    private readonly List<TokenUse> _tokens = [];

    private WorkflowPlaces(WorkflowText source) => _source = source;

    public IReadOnlyList<TokenUse> Tokens => _tokens;

    public TextPlace? Of(string node, string? input = null) =>
        _places.TryGetValue((node, input), out var place) || _places.TryGetValue((node, null), out place) ? _source.PlaceOf(place) : null;

    /// <param name="source">A text that is valid JSON.</param>
    /// <param name="path">The names of the members that lead to the nodes; none where they are members of the root.</param>
    public static WorkflowPlaces Read(WorkflowText source, IReadOnlyList<string> path)
    {
        var places = new WorkflowPlaces(source);
        var reader = new Utf8JsonReader(source.Utf8);
        var names = new string[reader.CurrentState.Options.MaxDepth is 0 ? 65 : reader.CurrentState.Options.MaxDepth + 1];
        var (node, section, input) = (path.Count + 1, path.Count + 2, path.Count + 3);
        while (reader.Read())
        {
            var at = reader.CurrentDepth;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                names[at] = reader.GetString()!;
                if (at == node && IsInside())
                {
                    places._places[(names[node], null)] = reader.TokenStartIndex;
                }
                else if (at == input && names[section] == "inputs" && IsInside())
                {
                    places._places[(names[node], names[input])] = reader.TokenStartIndex;
                }
            }
            else if (reader.TokenType == JsonTokenType.String && at >= input && names[section] == "inputs" && IsInside())
            {
                places.AddTokens(names[node], names[input], reader);
            }
        }

        return places;

        bool IsInside() => path.SequenceEqual(names[1..node]);
    }

    private void AddTokens(string node, string input, Utf8JsonReader reader)
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
            // The next one may begin with the sign that ends this one.
            from += found < 0 ? 0 : match.Length - 1;
        }

        void Add(Token token, bool isWhole, long offset) => _tokens.Add(new TokenUse
        {
            Token = token,
            Node = node,
            Input = input,
            IsWhole = isWhole,
            Source = _source,
            Offset = offset,
        });
    }
}

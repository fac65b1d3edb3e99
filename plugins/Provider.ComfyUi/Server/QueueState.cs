using System.Buffers;
using System.Text.Json;

namespace LettucePlug.Provider.ComfyUi.Server;

/// <summary>Which jobs run and which wait, without their workflows: a long queue holds megabytes of those.</summary>
internal sealed class QueueState
{
    private readonly HashSet<string> _running = [];
    private readonly Dictionary<string, int> _positions = [];

    private QueueState()
    {
    }

    public bool IsRunning(string promptId) => _running.Contains(promptId);

    /// <summary>How many jobs come before it; null where it does not wait.</summary>
    public int? PositionOf(string promptId) => _positions.TryGetValue(promptId, out var before) ? before : null;

    /// <exception cref="JsonException">The text is no queue.</exception>
    public static async Task<QueueState> ReadAsync(Stream json, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            var length = 0;
            while (await json.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                length += read;
                if (length == buffer.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                    buffer.AsSpan(0, length).CopyTo(larger);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }
            }

            return Read(buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static QueueState Read(ReadOnlySpan<byte> json)
    {
        var state = new QueueState();
        var waiting = new List<(double Number, string Id)>();
        var reader = new Utf8JsonReader(json);
        Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isRunning = reader.ValueTextEquals("queue_running");
            var isPending = reader.ValueTextEquals("queue_pending");
            Expect(reader.Read());
            if (!isRunning && !isPending)
            {
                reader.Skip();
                continue;
            }

            Expect(reader.TokenType == JsonTokenType.StartArray);
            while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
            {
                Expect(reader.Read() && reader.TokenType == JsonTokenType.Number);
                var number = reader.GetDouble();
                Expect(reader.Read() && reader.TokenType == JsonTokenType.String);
                var id = reader.GetString()!;
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    reader.Skip();
                }

                if (isRunning)
                {
                    state._running.Add(id);
                }
                else
                {
                    waiting.Add((number, id));
                }
            }
        }

        var before = state._running.Count;
        foreach (var (_, id) in waiting.OrderBy(item => item.Number))
        {
            state._positions[id] = before++;
        }

        return state;
    }

    private static void Expect(bool isSo)
    {
        if (!isSo)
        {
            throw new JsonException("The answer is no queue.");
        }
    }
}

using LettucePlug.Emulators;

namespace LettucePlug.Providers.Tests;

/// <summary>Answers with recordings, each once, in their order.</summary>
internal sealed class ReplayServer(params IEnumerable<RecordedExchange> exchanges) : Emulator
{
    private readonly List<RecordedExchange> _left = [.. exchanges];

    public static async Task<ReplayServer> StartAsync(params IEnumerable<RecordedExchange> exchanges)
    {
        var server = new ReplayServer(exchanges);
        await server.StartAsync(options: null);
        return server;
    }

    protected override string ShapeError(Refusal refusal) => "{}";

    protected override Task AnswerAsync(EmulatorCall call)
    {
        RecordedExchange? next;
        lock (_left)
        {
            next = _left.FirstOrDefault(exchange =>
                exchange.Method == call.Request.Method
                && call.Request.Path.EndsWith(exchange.Path, StringComparison.Ordinal));
            if (next is not null)
            {
                _left.Remove(next);
            }
        }

        return next is null
            ? throw new Refusal(404, "no_recording", $"There is no recording of {call.Request.Method} {call.Request.Path}.")
            : call.SendBytesAsync(next.Body, next.ContentType, next.Status);
    }
}

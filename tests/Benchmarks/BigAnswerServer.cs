using System.Text;
using LettucePlug.Emulators;

namespace LettucePlug.Benchmarks;

/// <summary>Sends answers of many megabytes that it never holds, so that what is measured is the client.</summary>
internal sealed class BigAnswerServer(int decodedBytes) : Emulator
{
    private static readonly byte[] Block = Encoding.ASCII.GetBytes(Convert.ToBase64String(MakeBlock()));

    protected override string ShapeError(Refusal refusal) => refusal.Message;

    protected override async Task AnswerAsync(EmulatorCall call)
    {
        var response = call.Context.Response;
        switch (call.Request.Path)
        {
            case "/bare":
                response.ContentType = "text/plain";
                await SendBlocksAsync(call);
                break;
            case "/json":
                response.ContentType = "application/json";
                await response.Body.WriteAsync("{\"created\":1,\"data\":[{\"b64_json\":\""u8.ToArray(), call.Gone);
                await SendBlocksAsync(call);
                await response.Body.WriteAsync("\"}],\"usage\":{\"input_tokens\":1}}"u8.ToArray(), call.Gone);
                break;
            case "/events":
                response.ContentType = "text/event-stream";
                await response.Body.WriteAsync("event: image_generation.completed\ndata: {\"b64_json\":\""u8.ToArray(), call.Gone);
                await SendBlocksAsync(call);
                await response.Body.WriteAsync("\",\"type\":\"image_generation.completed\"}\n\n"u8.ToArray(), call.Gone);
                break;
            default:
                await call.SendTextAsync("{}");
                break;
        }
    }

    private async Task SendBlocksAsync(EmulatorCall call)
    {
        for (var sent = 0; sent < decodedBytes; sent += Block.Length / 4 * 3)
        {
            await call.Context.Response.Body.WriteAsync(Block, call.Gone);
        }
    }

    private static byte[] MakeBlock()
    {
        var block = new byte[48 * 1024];
        new Random(1).NextBytes(block);
        return block;
    }
}

using LettucePlug.Emulators;

namespace LettucePlug.Http.Tests;

/// <summary>Answers everything with the same body, and web sockets with what they send.</summary>
internal sealed class EchoServer : Emulator
{
    public byte[] Body { get; set; } = "{}"u8.ToArray();

    public Action<Microsoft.AspNetCore.Http.HttpResponse>? Prepare { get; set; }

    public static async Task<EchoServer> StartAsync(EmulatorCertificate? certificate = null)
    {
        var server = new EchoServer();
        await server.StartAsync(new EmulatorOptions { Certificate = certificate });
        return server;
    }

    protected override string ShapeError(Refusal refusal) => refusal.Message;

    protected override async Task AnswerAsync(EmulatorCall call)
    {
        if (call.Context.WebSockets.IsWebSocketRequest)
        {
            using var socket = await call.Context.WebSockets.AcceptWebSocketAsync();
            var buffer = new byte[256];
            var received = await socket.ReceiveAsync(buffer, call.Gone);
            await socket.SendAsync(buffer.AsMemory(0, received.Count), received.MessageType, true, call.Gone);
            return;
        }

        Prepare?.Invoke(call.Context.Response);
        await call.Context.Response.Body.WriteAsync(Body, call.Gone);
    }
}

using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LettucePlug.Emulators;

/// <summary>Carries faults out.</summary>
internal static partial class FaultyAnswers
{
    public static async Task SendAsync(
        Fault fault,
        EmulatorCall call,
        Func<EmulatorCall, Task> answer,
        Func<Refusal, string> shape)
    {
        var response = call.Context.Response;
        foreach (var (name, value) in fault.Headers)
        {
            response.Headers[name] = value;
        }

        switch (fault.Kind)
        {
            case FaultKind.Status:
                var text = fault.Body ?? shape(new Refusal(fault.Status, "emulated_fault", $"Emulated fault {fault.Status}."));
                await call.SendTextAsync(text, fault.Status, fault.ContentType);
                break;
            case FaultKind.Redirect:
                response.Headers.Location = fault.Location;
                response.StatusCode = fault.Status;
                break;
            case FaultKind.ErrorInSuccess:
                await call.SendTextAsync(fault.Body ?? "{}", 200, fault.ContentType);
                break;
            case FaultKind.CutBeforeAnswer:
                call.Context.Abort();
                break;
            case FaultKind.Silence:
                await Task.Delay(Timeout.Infinite, call.Gone);
                break;
            case FaultKind.NeverEnding:
                await SendForeverAsync(call);
                break;
            case FaultKind.Stalled:
                response.StatusCode = fault.Status;
                await response.Body.WriteAsync("no more than"u8.ToArray(), call.Gone);
                await response.Body.FlushAsync(call.Gone);
                await Task.Delay(Timeout.Infinite, call.Gone);
                break;
            default:
                await SpoilAsync(fault.Kind, call, answer);
                break;
        }
    }

    private static async Task SendForeverAsync(EmulatorCall call)
    {
        call.Context.Response.ContentType = "application/json";
        await call.Context.Response.Body.WriteAsync("{\"data\":[{\"b64_json\":\""u8.ToArray(), call.Gone);
        var endless = Encoding.ASCII.GetBytes(new string('A', 64 * 1024));
        while (!call.Gone.IsCancellationRequested)
        {
            await call.Context.Response.Body.WriteAsync(endless, call.Gone);
        }

        call.Gone.ThrowIfCancellationRequested();
    }

    private static async Task SpoilAsync(FaultKind kind, EmulatorCall call, Func<EmulatorCall, Task> answer)
    {
        var response = call.Context.Response;
        var features = call.Context.Features;
        var original = features.Get<IHttpResponseBodyFeature>()!;
        using var right = new MemoryStream();
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(right));
        await answer(call);
        await response.Body.FlushAsync();
        features.Set(original);
        response.ContentLength = null;
        var bytes = right.ToArray();
        switch (kind)
        {
            case FaultKind.TruncatedBody:
                await response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length * 2 / 3), call.Gone);
                break;
            case FaultKind.CutStream:
                response.ContentLength = bytes.Length;
                await response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length * 2 / 3), call.Gone);
                await response.Body.FlushAsync(call.Gone);
                call.Context.Abort();
                break;
            case FaultKind.Stall:
                response.ContentLength = bytes.Length;
                await response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length * 2 / 3), call.Gone);
                await response.Body.FlushAsync(call.Gone);
                await Task.Delay(Timeout.Infinite, call.Gone);
                break;
            case FaultKind.TruncatedBase64:
                // Once only: an escaped plus sign parts one picture into several runs, and four losses of three letters
                // would make a shorter text that is whole again.
                var text = Encoding.UTF8.GetString(bytes);
                var shortened = LongBase64().Matches(text) is [.., var last] ? text.Remove(last.Index + last.Length - 3, 3) : text;
                await response.Body.WriteAsync(Encoding.UTF8.GetBytes(shortened), call.Gone);
                break;
            case FaultKind.WrongMime:
                response.ContentType = "text/html";
                await response.Body.WriteAsync(bytes, call.Gone);
                break;
            case FaultKind.SlowDrip:
                for (var i = 0; i < bytes.Length; i += 7)
                {
                    await response.Body.WriteAsync(bytes.AsMemory(i, Math.Min(7, bytes.Length - i)), call.Gone);
                    await response.Body.FlushAsync(call.Gone);
                    await Task.Yield();
                }

                break;
        }
    }

    [GeneratedRegex("[A-Za-z0-9+/=]{64,}")]
    private static partial Regex LongBase64();
}

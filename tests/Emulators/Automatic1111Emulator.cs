using System.Text;
using System.Text.Json;

namespace LettucePlug.Emulators;

/// <summary>
/// AUTOMATIC1111's web UI and its descendants: one request at a time, which goes on when its client has gone, as the
/// real ones do.
/// </summary>
public sealed partial class Automatic1111Emulator : Emulator
{
    public WebUiFlavor Flavor { get; init; }

    public bool HasControlNet { get; init; }

    /// <summary>Models of ControlNet, where it is there.</summary>
    public IList<string> ControlNetModels { get; } = ["control_v11p_sd15_canny [d14c016b]", "ip-adapter_sd15 [6a3f6166]", "ip-adapter_xl [4209e9f7]"];

    /// <summary>False for a server that was started without <c>--api</c>.</summary>
    public bool HasApi { get; init; } = true;

    /// <summary><c>user:password</c> of <c>--api-auth</c>; null where everybody may come in.</summary>
    public string? Credentials { get; init; }

    public bool SavesGrids { get; init; } = true;

    public IList<string> Checkpoints { get; } = ["dreamshaper_8", "sd_xl_base_1.0"];

    public static IReadOnlyList<string> ModernSamplers { get; } = ["DPM++ 2M", "Euler a", "UniPC"];

    public static IReadOnlyList<string> OldSamplers { get; } = ["DPM++ 2M", "DPM++ 2M Karras", "Euler a", "UniPC"];

    protected override string ShapeError(Refusal refusal) => Flavor == WebUiFlavor.Forge
        ? JsonSerializer.Serialize(new { detail = refusal.Message })
        : JsonSerializer.Serialize(new { error = refusal.Code, detail = refusal.Message, body = "", errors = refusal.Message });

    protected override async Task AnswerAsync(EmulatorCall call)
    {
        if (!HasApi)
        {
            await call.SendTextAsync("""{"detail":"Not Found"}""", 404);
            return;
        }

        if (Credentials is { } wanted
            && call.Request.Header("Authorization") != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(wanted)))
        {
            call.Context.Response.Headers.WWWAuthenticate = "Basic";
            await call.SendTextAsync("""{"detail":"Incorrect username or password"}""", 401);
            return;
        }

        await ((call.Request.Method, call.Request.Path) switch
        {
            ("POST", "/sdapi/v1/txt2img") => DrawAsync(call, isEdit: false),
            ("POST", "/sdapi/v1/img2img") => DrawAsync(call, isEdit: true),
            ("GET", "/sdapi/v1/progress") when Flavor != WebUiFlavor.SdCpp => SendProgressAsync(call),
            ("POST", "/sdapi/v1/interrupt") when Flavor != WebUiFlavor.SdCpp => InterruptAsync(call),
            ("GET", "/sdapi/v1/sd-models") => call.SendJsonAsync(Checkpoints.Select(name => new
            {
                title = $"{name}.safetensors [879db523c3]",
                model_name = name,
                hash = "879db523c3",
                filename = $"/models/{name}.safetensors",
            })),
            ("GET", "/sdapi/v1/samplers") => call.SendJsonAsync(Samplers.Select(name => new
            {
                name,
                aliases = new[] { "k_" + name.ToLowerInvariant().Replace(' ', '_') },
                options = new { },
            })),
            ("GET", "/sdapi/v1/schedulers") when Flavor != WebUiFlavor.Old => call.SendJsonAsync(new[]
            {
                new { name = "automatic", label = "Automatic", aliases = (string[]?)null },
                new { name = "karras", label = "Karras", aliases = (string[]?)null },
                new { name = "sgm_uniform", label = "SGM Uniform", aliases = (string[]?)["SGMUniform"] },
            }),
            ("GET", "/sdapi/v1/prompt-styles") => call.SendJsonAsync(new[] { new { name = "cinematic", prompt = "film still" } }),
            ("GET", "/sdapi/v1/sd-modules") when Flavor == WebUiFlavor.Forge => call.SendJsonAsync(Array.Empty<string>()),
            ("GET", "/sdapi/v1/version") when Flavor == WebUiFlavor.SdNext => call.SendJsonAsync(new { app = "sd.next" }),
            ("GET", "/sdcpp/v1/capabilities") when Flavor == WebUiFlavor.SdCpp => call.SendJsonAsync(new { features = new { ref_images = true } }),
            ("GET", "/controlnet/model_list") when HasControlNet => call.SendJsonAsync(new { model_list = ControlNetModels }),
            ("GET", "/controlnet/module_list") when HasControlNet => call.SendJsonAsync(new
            {
                module_list = new[] { "none", "canny", "reference_only", "ip-adapter-auto" },
            }),
            ("GET", "/controlnet/settings") when HasControlNet => call.SendJsonAsync(new { control_net_unit_count = 3 }),
            _ => call.SendTextAsync("""{"detail":"Not Found"}""", 404),
        });
    }

    private IReadOnlyList<string> Samplers => Flavor == WebUiFlavor.Old ? OldSamplers : ModernSamplers;
}

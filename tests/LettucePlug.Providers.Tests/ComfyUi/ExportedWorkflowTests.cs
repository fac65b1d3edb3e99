using System.Text;
using LettucePlug.Emulators;
using LettucePlug.Provider.ComfyUi;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.ComfyUi;

/// <summary>Workflows as people export them from all sorts of models and custom nodes, with tokens where they put them.</summary>
public sealed class ExportedWorkflowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("flux", """
        {
          "5": {"inputs": {"width": %WIDTH%, "height": %HEIGHT%, "batch_size": 1}, "class_type": "EmptyLatentImage"},
          "6": {"inputs": {"clip_l": "%PROMPT%", "t5xxl": "a photo of %PROMPT%", "guidance": "%CFG%", "clip": ["11", 0]}, "class_type": "CLIPTextEncodeFlux"},
          "8": {"inputs": {"samples": ["13", 0], "vae": ["10", 0]}, "class_type": "VAEDecode"},
          "9": {"inputs": {"filename_prefix": "%date:yyyy-MM-dd%/flux", "images": ["8", 0]}, "class_type": "SaveImage"},
          "10": {"inputs": {"vae_name": "ae.safetensors"}, "class_type": "VAELoader"},
          "11": {"inputs": {"clip_name1": "t5xxl_fp16.safetensors", "clip_name2": "clip_l.safetensors", "type": "flux"}, "class_type": "DualCLIPLoader"},
          "12": {"inputs": {"unet_name": "flux1-dev.safetensors", "weight_dtype": "default"}, "class_type": "UNETLoader"},
          "13": {"inputs": {"noise": ["25", 0], "guider": ["22", 0], "sampler": ["16", 0], "sigmas": ["17", 0], "latent_image": ["5", 0]}, "class_type": "SamplerCustomAdvanced"},
          "16": {"inputs": {"sampler_name": "%SAMPLER%"}, "class_type": "KSamplerSelect"},
          "17": {"inputs": {"scheduler": "%SCHEDULER%", "steps": %STEPS%, "denoise": 1, "model": ["12", 0]}, "class_type": "BasicScheduler"},
          "22": {"inputs": {"model": ["12", 0], "conditioning": ["6", 0]}, "class_type": "BasicGuider"},
          "25": {"inputs": {"noise_seed": %SEED%}, "class_type": "RandomNoise"}
        }
        """)]
    [InlineData("subgraphs", """
        {
          "76": {"inputs": {"value": "%PROMPT%"}, "class_type": "PrimitiveStringMultiline", "_meta": {"title": "Prompt"}},
          "60": {"inputs": {"filename_prefix": "z", "images": ["57:8", 0]}, "class_type": "SaveImage", "_meta": {"title": "Save"}},
          "57:30": {"inputs": {"ckpt_name": "%CKPT%"}, "class_type": "CheckpointLoaderSimple"},
          "57:27": {"inputs": {"text": ["76", 0], "clip": ["57:30", 1]}, "class_type": "CLIPTextEncode"},
          "57:33": {"inputs": {"conditioning": ["57:27", 0]}, "class_type": "ConditioningZeroOut"},
          "57:13": {"inputs": {"width": 1024, "height": 1024, "batch_size": "%COUNT%"}, "class_type": "EmptySD3LatentImage"},
          "57:3": {"inputs": {"seed": "%SEED%", "steps": 4, "cfg": 1, "sampler_name": "res_multistep", "scheduler": "simple", "denoise": 1,
            "model": ["57:30", 0], "positive": ["57:27", 0], "negative": ["57:33", 0], "latent_image": ["57:13", 0]}, "class_type": "KSampler"},
          "57:8": {"inputs": {"samples": ["57:3", 0], "vae": ["57:30", 2]}, "class_type": "VAEDecode"}
        }
        """)]
    [InlineData("custom nodes with odd names and values", """
        {
          "1": {"inputs": {"ckpt_name": "XL\\my model.safetensors", "vae_name": "Baked VAE", "clip_skip": -2, "lora_stack": {"__value__": [["a", 0.5]]},
            "positive": "%PROMPT%", "negative": "%NEGATIVE%", "empty_latent_width": 832, "batch_size": 1}, "class_type": "Efficient Loader 💬ED"},
          "2": {"inputs": {"seed": "%SEED%", "model": ["1", 0], "positive": ["1", 1], "negative": ["1", 2], "latent_image": ["1", 3], "preview_method": "auto"},
            "class_type": "KSampler (Efficient)", "is_changed": ["abc"]},
          "3": {"inputs": {"➕ Add Lora": "", "PowerLoraLoaderHeaderWidget": {"type": "PowerLoraLoaderHeaderWidget"},
            "lora_1": {"on": true, "lora": "x.safetensors", "strength": 0.7}, "model": ["1", 0]}, "class_type": "Power Lora Loader (rgthree)"},
          "4": {"inputs": {"images": ["2", 5], "text": "%PROMPT%", "anything": ["3", 0]}, "class_type": "Image Save+/was"}
        }
        """)]
    [InlineData("the form of SillyTavern", """
        {
          "1": {"inputs": {"ckpt_name": "%model%"}, "class_type": "CheckpointLoaderSimple"},
          "2": {"inputs": {"text": "%prompt%", "clip": ["1", 1]}, "class_type": "CLIPTextEncode"},
          "3": {"inputs": {"text": "%negative_prompt%", "clip": ["1", 1]}, "class_type": "CLIPTextEncode"},
          "4": {"inputs": {"width": "%width%", "height": "%height%", "batch_size": 1}, "class_type": "EmptyLatentImage"},
          "5": {"inputs": {"seed": "%seed%", "steps": "%steps%", "cfg": "%scale%", "sampler_name": "%sampler%", "scheduler": "%scheduler%", "denoise": "%denoise%",
            "model": ["1", 0], "positive": ["2", 0], "negative": ["3", 0], "latent_image": ["4", 0]}, "class_type": "KSampler"},
          "6": {"inputs": {"samples": ["5", 0], "vae": ["1", 2]}, "class_type": "VAEDecode"},
          "7": {"inputs": {"filename_prefix": "ST", "images": ["6", 0]}, "class_type": "SaveImage"}
        }
        """)]
    [InlineData("nothing but a picture that is shown, and no seed", """
        {
          "1": {"inputs": {"text": "%PROMPT%", "speed": "fast", "on": false, "nothing": null}, "class_type": "My:Painter/Turbo"},
          "2": {"inputs": {"images": ["1", 0]}, "class_type": "PreviewImage"}
        }
        """)]
    [InlineData("an animated picture", """
        {
          "1": {"inputs": {"text": "%PROMPT%", "seed": "%SEED%"}, "class_type": "WanTextToVideo"},
          "2": {"inputs": {"images": ["1", 0], "filename_prefix": "a", "fps": 16, "lossless": false, "quality": 90, "method": "default"}, "class_type": "SaveAnimatedWEBP"}
        }
        """)]
    public async Task It_loads_passes_the_check_and_runs(string what, string workflow)
    {
        await using var bench = await ComfyBench.StartAsync(workflow, installs: true);
        const string prompt = "a \"fox\", %SEED% \\ {\n} 🦊";

        var findings = await bench.CheckLiveAsync(Ct);
        var run = await bench.GenerateAsync(
            ComfyBench.Request(prompt) with { Model = "sd_xl_base_1.0.safetensors", Size = new ImageSize(832, 1216), Seed = ulong.MaxValue }, Ct);

        findings.Where(one => one.Severity == FindingSeverity.Error).ShouldBeEmpty(what);
        findings.ShouldNotContain(one => one.Code == "unknown-token");
        ComfyUiComment.Read(run.Images.ShouldHaveSingleItem()).Texts.ShouldContain(prompt);
    }

    [Fact]
    public async Task A_workflow_of_megabytes_is_read_and_checked_at_once()
    {
        var nodes = new StringBuilder("""{"1": {"class_type": "SaveImage", "inputs": {"images": ["2", 0], "filename_prefix": "big"}}""");
        var filler = new string('x', 100);
        for (var id = 2; id < 20_000; id++)
        {
            nodes.Append($$$""", "{{{id}}}": {"class_type": "CLIPTextEncode", "inputs": {"text": "%PROMPT% and {{{filler}}}", "clip": ["{{{id + 1}}}", 0]}}""");
        }

        var workflow = nodes.Append(""", "20000": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "%CKPT%"}}}""").ToString();

        var findings = await ((ISettingsCheck)ComfyBench.Provider).CheckAsync(
            new Dictionary<string, string> { [ComfyUiProvider.FromTextKey] = workflow }, Ct);

        findings.ShouldNotContain(one => one.Severity == FindingSeverity.Error);
    }
}

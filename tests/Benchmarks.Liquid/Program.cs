using Benchmarks.Liquid;

var scene = SceneFiles.Find();
if (scene is null)
{
    Console.Error.WriteLine("The scene-writer files are absent; set LETTUCEPLUG_SHARED to the folder that has bench/.");
    return 2;
}

return args is ["cold"] ? ColdRun.RunOnce(scene) : Comparison.Run(scene);

@echo off
rem Runs lkj in its own .venv, which flows\pasang.py builds on first use and again when the lock changes.
rem Keep this file equal to lkj, the double click apart. Its own messages are plain ASCII, so no code page is changed.
setlocal EnableExtensions DisableDelayedExpansion

set "PROYEK=%~dp0"
set "VENV=%PROYEK%.venv"
set "PYVENV=%VENV%\Scripts\python.exe"

set "KUNCI=requirements.lock"
if "%~1"=="uji" set "KUNCI=requirements-dev.lock"

if not exist "%PYVENV%" goto siapkan
fc /b "%PROYEK%%KUNCI%" "%VENV%\%KUNCI%.terpasang" >nul 2>nul
if errorlevel 1 goto siapkan
goto jalankan

:siapkan
set "COCOK=import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))"
set "CALON=py -3"
%CALON% -I -c "%COCOK%" >nul 2>nul
if not errorlevel 1 goto pasang
set "CALON=python"
%CALON% -I -c "%COCOK%" >nul 2>nul
if not errorlevel 1 goto pasang
for %%V in (3.13 3.12 3.11 3.14) do (
  set "CALON=py -%%V"
  py -%%V -I -c "%COCOK%" >nul 2>nul
  if not errorlevel 1 goto pasang
)
echo lkj memerlukan Python 3.11 sampai 3.14, tetapi tidak menemukannya di komputer ini. 1>&2
echo Pasang Python 3.13 dari Microsoft Store atau dari bagian TI kantor Anda, lalu jalankan lagi perintah ini. 1>&2
goto gagal

:pasang
%CALON% -I "%PROYEK%flows\pasang.py" %KUNCI%
if errorlevel 1 goto gagal

:jalankan
rem Python itself refreshes the compiled form of a changed source, here and in its child processes.
set "PYTHONDONTWRITEBYTECODE="
if "%~1"=="uji" goto uji
if "%~1"=="" goto klik
"%PYVENV%" -I -X utf8 -c "from flows.mulai import jalankan; jalankan()" %*
exit /b %errorlevel%

:klik
rem Double-clicked: the main job, in a window that stays open until a key is pressed.
"%PYVENV%" -I -X utf8 -c "from flows.mulai import jalankan; jalankan()" laporan
set "HASIL=%errorlevel%"
pause
exit /b %HASIL%

:gagal
rem Not set up: after a double click the message, too, stays until a key is pressed.
if "%~1"=="" pause
exit /b 3

:uji
pushd "%PROYEK%"
"%PYVENV%" -I -X utf8 -c "import sys, pytest; sys.exit(pytest.main(sys.argv[2:]))" %*
set "HASIL=%errorlevel%"
popd
exit /b %HASIL%

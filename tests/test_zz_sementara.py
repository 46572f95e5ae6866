import prefect
from prefect import flow, task
@task
def a(): return 1
@flow
def f(): return a()
def test_x():
    from prefect.testing.utilities import prefect_test_harness
    with prefect_test_harness():
        assert f() == 1
def test_y(tmp_path):
    import openpyxl, xlsxwriter, xlwt, odf.opendocument, lxml.html, xlrd, pandera.polars, watchfiles, rich.progress
    wb=openpyxl.Workbook(); wb.save(tmp_path/'a.xlsx'); openpyxl.load_workbook(tmp_path/'a.xlsx')
    b=xlwt.Workbook(); b.add_sheet('x').write(0,0,'a'); b.save(str(tmp_path/'a.xls')); xlrd.open_workbook(tmp_path/'a.xls')
    import msoffcrypto
